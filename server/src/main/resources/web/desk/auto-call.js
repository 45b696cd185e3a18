// @ts-check
/**
 * Calls the next visitor by itself some seconds after the desk has become free, for whoever wants it so. It begins with the first
 * visitor whom the specialist calls, or with the end of a break: a page that was only opened calls nobody. What stops it, stops it
 * until they call again.
 */

import {staffRequest} from "talon/staff/session.js";

export class AutoCall {
  /** @param {() => void} call */
  constructor(call) {
    this.call = call;
    /** Seconds; null: never. @type {number | null} */
    this.seconds = null;
    this.armed = false;
    /** When the call is due, in ms of this page; null: none is. @type {number | null} */
    this.dueAt = null;
    this.#load();
  }

  async #load() {
    const found = await staffRequest("GET", "/session/auto-call").catch(() => null);
    this.seconds = found?.seconds ?? null;
  }

  /** @param {number | null} seconds */
  async choose(seconds) {
    this.seconds = (await staffRequest("PUT", "/session/auto-call", {body: {seconds}})).seconds;
    this.dueAt = null;
  }

  /** Whoever works here is there. */
  arm() {
    this.armed = true;
  }

  /** @returns {boolean} whether there was something to stop */
  stop() {
    const running = this.dueAt !== null;
    this.armed = false;
    this.dueAt = null;
    return running;
  }

  /** Asked twice a second. @param {boolean} ready whether the desk is free, somebody waits, and nothing is asked of the specialist */
  look(ready) {
    if (!ready || !this.armed || this.seconds === null) {
      this.dueAt = null;
      return;
    }
    this.dueAt ??= performance.now() + this.seconds * 1000;
    if (performance.now() < this.dueAt) return;
    this.dueAt = null;
    this.call();
  }

  /** Seconds until the call; null: none is due. */
  get left() {
    return this.dueAt === null ? null : Math.max(1, Math.ceil((this.dueAt - performance.now()) / 1000));
  }
}
