// @ts-check
/** Notices that a visitor has gone, asks, and then clears up after them. */

import {patienceOf} from "./modes.js";

const IDLE_S = 30;
const ASK_S = 20;
/** A failure is read, thought about and told to somebody: so long it stays, counted from the last touch. */
const FAILURE_S = 45;

export class Idle {
  /**
   * @param {import("./kiosk.js").TalonKiosk} kiosk
   * @param {() => void} gone
   */
  constructor(kiosk, gone) {
    this.kiosk = kiosk;
    this.gone = gone;
    this.last = performance.now();
    /** Seconds left to answer «Вы ещё здесь?»; null while nobody is asked. @type {number | null} */
    this.left = null;
    /** Seconds until a failure makes room for the start screen; null where there is none. @type {number | null} */
    this.back = null;
    const touched = () => {
      this.last = performance.now();
      kiosk.shown?.stay();
    };
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, touched, {capture: true});
    setInterval(() => this.#tick(), 1_000);
  }

  /** The visitor answered, has something new to read, or has been cleared up after. */
  forget() {
    this.last = performance.now();
    this.left = null;
    this.back = this.kiosk.failure ? this.#failureLasts() : null;
    this.kiosk.requestUpdate();
  }

  #tick() {
    const {kiosk} = this;
    // Whoever waits for a helper stands there without a touch.
    if (kiosk.helper.state === "waiting") this.last = performance.now();
    if (!kiosk.touched || kiosk.shown || kiosk.pressed) return this.#show(null, null);
    const idle = (performance.now() - this.last) / 1_000;
    // The failure says itself when it goes; a help over it is asked about like every other.
    const counted = kiosk.failure !== null && !kiosk.help && !kiosk.helper.open;
    const patience = patienceOf(kiosk) * IDLE_S;
    const end = counted ? this.#failureLasts() : patience + ASK_S;
    if (idle >= end) return this.gone();
    const left = Math.ceil(end - idle);
    if (counted) return this.#show(null, left);
    this.#show(idle >= patience ? left : null, null);
  }

  #failureLasts() {
    return patienceOf(this.kiosk) * FAILURE_S;
  }

  /** @param {number | null} left @param {number | null} back */
  #show(left, back) {
    if (left === this.left && back === this.back) return;
    this.left = left;
    this.back = back;
    this.kiosk.requestUpdate();
  }
}
