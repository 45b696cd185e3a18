// @ts-check
/**
 * A press whose answer is awaited is seen: its button says so (`aria-busy`) and hears no further press until the server has answered. A
 * page asks for that once, for all its buttons: what is asked of the server within a press is of the button, and so are commands that follow
 * on its answer; lists that are read anew after it are not waited for.
 */

let shown = false;

/** The button whose press is being carried out. @type {HTMLElement | null} */
let pressed = null;

/** Whether it has not been answered yet. */
let first = false;

/** How many answers each awaits. @type {Map<HTMLElement, number>} */
const awaiting = new Map();

/** From now on, on this page. */
export function showWhatIsOnItsWay() {
  shown = true;
  addEventListener("click", (event) => {
    const button = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest("button")) : null;
    if (button && awaiting.has(button)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else within(button);
  }, true);
}

/** What is asked until the script rests is of this button. @param {HTMLElement | null} button @param {boolean} [anew] whether it was pressed, not answered */
export function within(button, anew = true) {
  if (!shown) return;
  pressed = button;
  first = anew;
  setTimeout(() => {
    if (pressed === button) pressed = null;
  });
}

/**
 * Asks, and shows it at the button whose press asks.
 *
 * @param {() => Promise<any>} ask
 * @param {boolean} reads whether nothing is done by it: then a button is left alone over which the answer's dialog stands already
 */
export async function onItsWay(ask, reads) {
  const button = pressed;
  if (!button || (reads && (!first || isBehind(button)))) return ask();
  awaiting.set(button, (awaiting.get(button) ?? 0) + 1);
  button.setAttribute("aria-busy", "true");
  try {
    return await ask();
  } finally {
    within(button, false);
    setTimeout(() => answered(button));
  }
}

/** @param {HTMLElement} button */
function answered(button) {
  const left = (awaiting.get(button) ?? 1) - 1;
  if (left > 0) {
    awaiting.set(button, left);
    return;
  }
  awaiting.delete(button);
  button.removeAttribute("aria-busy");
  // Whoever pressed it by the keyboard is there again, where it could not be pressed meanwhile.
  if (document.activeElement === document.body && button.isConnected && !isBehind(button)) button.focus({preventScroll: true});
}

/** Whether a dialog stands before it. @param {HTMLElement} button */
function isBehind(button) {
  const dialogs = document.querySelectorAll("dialog[open]");
  return dialogs.length > 0 && !dialogs[dialogs.length - 1].contains(button);
}
