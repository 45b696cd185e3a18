// @ts-check
/** Where the keys are: a new screen says where they begin; one that was covered gives them back where they were. */

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
    const layers = [...kiosk.children].filter((layer) => !layer.hasAttribute("inert"));
    /** @type {HTMLElement | undefined} */
    const wanted = layers.flatMap((layer) => /** @type {HTMLElement[]} */ ([...layer.querySelectorAll("[data-focus]")])).pop();
    if (uncovered && below?.isConnected && below.getClientRects().length > 0) below.focus({preventScroll: true});
    else if (wanted) wanted.focus({preventScroll: true});
    else if (kiosk.spoken) move(kiosk, 1);
  }

  /** @param {FocusEvent} event */
  #saw(event) {
    if (event.target instanceof HTMLButtonElement && event.target.closest(".kiosk")) this.last = event.target;
  }
}
