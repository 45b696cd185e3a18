// @ts-check
/**
 * The keys of a kiosk. Arrows and Enter always work; a keypad or a headphone socket that sends other keys is told of in the page's address:
 * `/kiosk/?keys=up:F17,down:F18,ok:F19,plugged:F15,unplugged:F16,help:F20`. A key is named as the browser names it (`key` or `code`).
 */

/** @typedef {"previous" | "next" | "ok" | "back" | "plugged" | "unplugged" | "help" | "louder" | "quieter" | "repeat"} Meaning */

/** @type {Record<string, Meaning>} */
const NAMED = {up: "previous", left: "previous", down: "next", right: "next", ok: "ok", back: "back", plugged: "plugged", unplugged: "unplugged", help: "help", louder: "louder", quieter: "quieter", repeat: "repeat"};

/** @type {[string, Meaning][]} */
const USUAL = [["ArrowUp", "previous"], ["ArrowLeft", "previous"], ["ArrowDown", "next"], ["ArrowRight", "next"], ["Escape", "back"]];

/**
 * @param {string} [query] of the page's address
 * @returns {Map<string, Meaning>} by the name of a key
 */
export function keysOf(query = location.search) {
  const given = (new URLSearchParams(query).get("keys") ?? "").split(",").flatMap((pair) => {
    const [name, key] = pair.split(":").map((part) => part.trim());
    return key && NAMED[name] ? [/** @type {[string, Meaning]} */ ([key, NAMED[name]])] : [];
  });
  return new Map([...USUAL, ...given]);
}

/**
 * What can be pressed now, in its order: of the screen, or of what lies above it.
 *
 * @param {HTMLElement} root
 * @returns {HTMLElement[]}
 */
export function pressable(root) {
  const layers = [...root.children].filter((layer) => !layer.hasAttribute("inert"));
  return layers.flatMap((layer) => [.../** @type {NodeListOf<HTMLElement>} */ (layer.querySelectorAll("button:not(:disabled)"))])
    .filter((button) => getComputedStyle(button).visibility === "visible" && button.getClientRects().length > 0);
}

/**
 * Goes from button to button, round and round, so that four keys and OK are enough.
 *
 * @param {HTMLElement} root
 * @param {1 | -1} step
 */
export function move(root, step) {
  const buttons = pressable(root);
  if (buttons.length === 0) return;
  const at = buttons.findIndex((button) => button === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : buttons.length - 1) : (at + step + buttons.length) % buttons.length;
  buttons[next].focus();
}

/** Presses what is focused; where nothing is, goes to the first. @param {HTMLElement} root */
export function press(root) {
  const button = pressable(root).find((one) => one === document.activeElement);
  if (button) button.click();
  else move(root, 1);
}

/** The first arrow of a visitor begins the spoken menu, unless they have silenced it. @param {import("./kiosk.js").TalonKiosk} kiosk @param {1 | -1} step */
function begin(kiosk, step) {
  const on = pressable(kiosk).some((one) => one === document.activeElement);
  if (!kiosk.spoken && !kiosk.quiet) kiosk.speak(true);
  if (on || !pressable(kiosk).some((one) => one === document.activeElement)) move(kiosk, step);
}

/**
 * A key of the keyboard, of a keypad, or of a headphone socket.
 *
 * @param {import("./kiosk.js").TalonKiosk} kiosk
 * @param {KeyboardEvent} event
 */
export function pressed(kiosk, event) {
  const meaning = kiosk.keys.get(event.key) ?? kiosk.keys.get(event.code);
  if (!meaning || event.ctrlKey || event.altKey || event.metaKey) return;
  event.preventDefault();
  switch (meaning) {
    case "previous":
    case "next":
      begin(kiosk, meaning === "next" ? 1 : -1);
      return;
    case "ok":
      if (!event.repeat) press(kiosk);
      return;
    case "back":
      kiosk.help = kiosk.rights = false;
      kiosk.helper.close();
      return;
    case "help":
      kiosk.help = true;
      return;
    case "louder":
    case "quieter":
      kiosk.speaker.turnVolume(meaning === "louder" ? 1 : -1);
      return;
    case "repeat":
      kiosk.menu.repeat();
      return;
    case "plugged":
      // Whoever plugs headphones in has just come.
      if (!kiosk.spoken) kiosk.startOver();
      kiosk.speak(true);
      return;
    case "unplugged":
      kiosk.speak(false);
      return;
  }
}
