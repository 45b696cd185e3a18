// @ts-check

/**
 * A Lit controller that does something again and again for as long as its host stands on the page: `new Every(this, 5_000, () => this.#read())`.
 * The first time is after so many milliseconds; what is to be done at once is done by the host.
 */
export class Every {
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer = undefined;

  /**
   * @param {import("lit").ReactiveControllerHost} host
   * @param {number} ms
   * @param {() => void} what
   */
  constructor(host, ms, what) {
    this.ms = ms;
    this.what = what;
    host.addController(this);
  }

  hostConnected() {
    this.#timer = setInterval(this.what, this.ms);
  }

  hostDisconnected() {
    clearInterval(this.#timer);
  }
}
