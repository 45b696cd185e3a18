// @ts-check
/**
 * Tickets that were asked for here and whose answer has not been seen. Each is kept beyond a reload of the page, and given up at the
 * server once nobody stands here for it any more: then it is never issued, and one that was issued unseen is taken back.
 */

import {Problem, pause, request} from "talon/api.js";

const STORE = "talon-wishes";
const AGAIN_MS = 3_000;

/** @typedef {{centre: string, key: string, over: boolean}} Wish over: nobody waits for it */

export class Wishes {
  /** Whoever asked before the page was loaded has gone. */
  constructor() {
    /** @type {Wish[]} */
    this.all = stored().map((wish) => ({...wish, over: true}));
    this.telling = false;
    this.#tell();
  }

  /** @param {string} centre @param {string} key */
  begin(centre, key) {
    this.#keep([...this.all.filter((wish) => wish.key !== key), {centre, key, over: false}]);
  }

  /** The visitor has the ticket before their eyes. @param {string} key */
  seen(key) {
    this.#keep(this.all.filter((wish) => wish.key !== key));
  }

  /** @param {string} key */
  giveUp(key) {
    this.#keep(this.all.map((wish) => (wish.key === key ? {...wish, over: true} : wish)));
    this.#tell();
  }

  /** For as long as it takes: the server may be away. */
  async #tell() {
    if (this.telling) return;
    this.telling = true;
    for (let wish = this.#over(); wish; wish = this.#over()) {
      const {centre, key} = wish;
      try {
        await request("DELETE", `/centres/${centre}/ticket-requests/${key}`);
        this.seen(key);
      } catch (error) {
        const again = error instanceof Problem && (error.passing || error.status === 429 || error.status >= 500);
        if (again) await pause(AGAIN_MS);
        else this.seen(key);
      }
    }
    this.telling = false;
  }

  #over() {
    return this.all.find((wish) => wish.over);
  }

  /** @param {Wish[]} all */
  #keep(all) {
    this.all = all;
    try {
      localStorage.setItem(STORE, JSON.stringify(all));
    } catch {
      // A browser that keeps nothing knows of them until it is loaded anew.
    }
  }
}

/** @returns {Wish[]} */
function stored() {
  try {
    const all = JSON.parse(localStorage.getItem(STORE) ?? "[]");
    return Array.isArray(all) ? all.filter((wish) => typeof wish?.key === "string" && typeof wish?.centre === "string") : [];
  } catch {
    return [];
  }
}
