// @ts-check
/** Notices that a visitor has gone, asks, and then clears up after them. */

const IDLE_S = 30;
const ASK_S = 20;

export class Idle {
  /**
   * @param {import("./kiosk.js").TalonKiosk} kiosk
   * @param {() => void} gone
   */
  constructor(kiosk, gone) {
    this.kiosk = kiosk;
    this.gone = gone;
    this.last = Date.now();
    /** Seconds left to answer «Вы ещё здесь?»; null while nobody is asked. @type {number | null} */
    this.left = null;
    for (const event of ["pointerdown", "keydown"]) addEventListener(event, () => (this.last = Date.now()), {capture: true});
    setInterval(() => this.#tick(), 1_000);
  }

  /** The visitor answered, or has been cleared up after. */
  forget() {
    this.last = Date.now();
    this.left = null;
    this.kiosk.requestUpdate();
  }

  #tick() {
    const {kiosk} = this;
    if (!kiosk.touched || kiosk.shown || kiosk.pressed) {
      this.left = null;
      return;
    }
    const patience = kiosk.larger || kiosk.reach ? 2 * IDLE_S : IDLE_S;
    const idle = (Date.now() - this.last) / 1_000;
    if (idle >= patience + ASK_S) return this.gone();
    const left = idle >= patience ? Math.ceil(patience + ASK_S - idle) : null;
    if (left === this.left) return;
    this.left = left;
    kiosk.requestUpdate();
  }
}
