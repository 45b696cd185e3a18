// @ts-check
/** A button that is held for a second acts at once, and one that is pressed shortly asks first: nothing grave happens by a slip. */

import {within} from "./on-its-way.js";

const HOLD_MS = 1_000;
/** More than that a frame counts for nothing: while the page stands still, it does not hear that the button is let go. */
const FRAME_MS = 100;

/** @type {{button: HTMLElement, frame: number} | null} */
let holding = null;

/**
 * What a button hears: `@pointerdown`, `@pointerup`, `@pointerleave`, `@pointercancel`, `@contextmenu`, `@keydown`, `@keyup`, `@blur` and `@click`
 * all lead here. Enter and Space are held as a finger or a mouse button is; who presses it by another device (a click alone) is asked.
 *
 * @param {Event} event
 * @param {() => void} held
 * @param {() => void} pressed shortly
 */
export function onHold(event, held, pressed) {
  const button = /** @type {HTMLElement} */ (event.currentTarget);
  const key = event instanceof KeyboardEvent && (event.key === "Enter" || event.key === " ");
  switch (event.type) {
    case "keydown":
      if (!key) return;
      event.preventDefault();
      if (!event.repeat) begin(button, held);
      return;
    case "keyup":
      if (!key) return;
      event.preventDefault();
      if (end(button)) pressed();
      return;
    case "pointerdown":
      if (/** @type {PointerEvent} */ (event).button === 0) begin(button, held);
      return;
    case "click":
      pressed();
      return;
    case "contextmenu":
      if (holding?.button === button) event.preventDefault();
      return;
    default:
      end(button);
  }
}

/** @param {HTMLElement} button @param {() => void} held */
function begin(button, held) {
  if (holding) end(holding.button);
  button.dataset.held = "";
  let ms = 0;
  let last = performance.now();
  const step = (/** @type {number} */ now) => {
    ms += Math.min(FRAME_MS, Math.max(0, now - last));
    last = now;
    button.style.setProperty("--held", String(Math.min(1, ms / HOLD_MS)));
    if (ms < HOLD_MS) {
      holding = {button, frame: requestAnimationFrame(step)};
      return;
    }
    end(button);
    swallowTheRest();
    within(button);
    held();
  };
  holding = {button, frame: requestAnimationFrame(step)};
}

/** @param {HTMLElement} button @returns {boolean} whether it was being held, and not for long enough */
function end(button) {
  if (holding?.button !== button) return false;
  cancelAnimationFrame(holding.frame);
  holding = null;
  delete button.dataset.held;
  button.style.removeProperty("--held");
  return true;
}

/** Letting go presses nothing, not even what stands under the finger by then; the next press is one again. */
function swallowTheRest() {
  const swallow = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const next = (/** @type {Event} */ event) => {
    if (event instanceof KeyboardEvent && event.repeat) return;
    for (const type of ["click", "contextmenu"]) removeEventListener(type, swallow, true);
    for (const type of ["pointerdown", "keydown"]) removeEventListener(type, next, true);
  };
  for (const type of ["click", "contextmenu"]) addEventListener(type, swallow, true);
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, next, true);
}
