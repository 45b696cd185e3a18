// @ts-check
/**
 * Arrow keys go from button to button, so that four keys and Enter are enough.
 *
 * @param {KeyboardEvent} event
 * @param {HTMLElement} root
 */
export function moveByArrows(event, root) {
  const step = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
  if (!step) return;
  const layers = [...root.children].filter((layer) => !layer.hasAttribute("inert"));
  const buttons = layers.flatMap((layer) => [...layer.querySelectorAll("button:not(:disabled)")]).filter((b) => getComputedStyle(b).visibility === "visible" && b.getClientRects().length > 0);
  if (buttons.length === 0) return;
  event.preventDefault();
  const at = buttons.findIndex((b) => b === document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : buttons.length - 1) : (at + step + buttons.length) % buttons.length;
  /** @type {HTMLElement} */ (buttons[next]).focus();
}
