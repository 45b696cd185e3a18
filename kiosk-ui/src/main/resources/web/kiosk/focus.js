// @ts-check
/** Where the keys are: a new screen says where they begin; one that was covered, or that a visitor comes back to, gives them back where they were. */

import {move} from "./keys.js";

export class FocusKeeper {
  /** @param {import("./kiosk.js").TalonKiosk} kiosk */
  constructor(kiosk) {
    this.kiosk = kiosk;
    this.shown = "";
    /** What had the focus below. @type {HTMLElement | null} */
    this.below = null;
    /** What was focused last on the screen itself. @type {HTMLElement | null} */
    this.last = null;
    /** Of each screen that this visitor has left: which choice they made there, as a selector. @type {Map<string, string>} */
    this.places = new Map();
    kiosk.addEventListener("focusin", (event) => this.#saw(event));
  }

  /** @param {string} key which screen is there, and what lies above it, as `kiosk.screenKey` */
  screen(key) {
    const before = this.shown;
    if (key === before) return;
    this.shown = key;
    const {kiosk, below} = this;
    const uncovered = key.endsWith(" ") && before.startsWith(key);
    const covered = before.endsWith(" ") && key.startsWith(before);
    if (covered) this.below = this.last;
    const place = this.#leave(screenOf(before), screenOf(key));
    const layers = [...kiosk.children].filter((layer) => !layer.hasAttribute("inert"));
    /** @type {HTMLElement | undefined} */
    const wanted = layers.flatMap((layer) => /** @type {HTMLElement[]} */ ([...layer.querySelectorAll("[data-focus]")])).pop();
    if (uncovered && below?.isConnected && below.getClientRects().length > 0) below.focus({preventScroll: true});
    else if (place) place.focus({preventScroll: true});
    else if (wanted) wanted.focus({preventScroll: true});
    else if (kiosk.spoken) move(kiosk, 1);
  }

  /** Another visitor is there. */
  forget() {
    this.places.clear();
    this.last = null;
  }

  /**
   * @param {string} before @param {string} now screens, whatever lies above them
   * @returns {HTMLElement | null} the choice made on the one that is there now, when it was there before
   */
  #leave(before, now) {
    if (before === now) return null;
    // What cannot be had today is not chosen again.
    if (before === "refused") this.places.delete(now);
    const {service, group} = this.last?.dataset ?? {};
    if (service ?? group) this.places.set(before, service ? `[data-service="${CSS.escape(service)}"]` : `[data-group="${CSS.escape(group ?? "")}"]`);
    this.last = null;
    const place = this.places.get(now);
    return place ? this.kiosk.querySelector(`${place}:not(:disabled)`) : null;
  }

  /** @param {FocusEvent} event */
  #saw(event) {
    if (event.target instanceof HTMLButtonElement && event.target.closest(".kiosk")) this.last = event.target;
  }
}

/** @param {string} key @returns {string} the screen alone: what lies above it is the last word */
function screenOf(key) {
  return key.slice(0, key.lastIndexOf(" "));
}
