// @ts-check
import {CallGroups} from "./call-groups.js";

/** @typedef {import("./call-groups.js").Group} Group */

/**
 * Runs {@link CallGroups} by the page's clock. Sends `announce` (detail: {@link Group}) when calls are to be heard and
 * seen, and `change` whenever what is shown or what waits has changed.
 */
export class Announcements extends EventTarget {
  groups = new CallGroups();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /** @param {{at: string, calls: import("talon/types.js").BoardCall[]}} board as much of it as this screen shows */
  accept(board) {
    this.#went(this.groups.accept(board, performance.now()));
  }

  /**
   * A voice says for how long it will still speak of a group; the next one does not begin before.
   *
   * @param {number} id of the group
   * @param {number} ms from now; 0: it has ended
   */
  hold(id, ms) {
    const now = performance.now();
    this.groups.hold(id, now + ms);
    this.#went(this.groups.tick(now));
  }

  /** Clears the picture and forgets what waits. */
  stop() {
    this.groups.stop();
    this.#went(null);
  }

  /** @param {Group | null} group */
  #went(group) {
    clearTimeout(this.#timer);
    const {due} = this.groups;
    if (due !== null) this.#timer = setTimeout(() => this.#went(this.groups.tick(performance.now())), Math.max(0, due - performance.now()));
    if (group) this.dispatchEvent(new CustomEvent("announce", {detail: group}));
    this.dispatchEvent(new Event("change"));
  }
}
