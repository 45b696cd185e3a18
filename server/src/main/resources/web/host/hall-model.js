// @ts-check
/** What the page knows of the hall: the board, the tickets of today that are looked for, the printers. */

import {LiveBoard} from "talon/live.js";
import {staffRequest} from "talon/staff/session.js";

/** @typedef {import("talon/types.js").FoundTicket} FoundTicket */
/** @typedef {"" | "no_show" | "all"} Show which tickets; empty: those that have not ended */

/** Between two questions, however often the board changes. */
const PAUSE_MS = 1_000;
/** A norm passes, and a paper comes out, without the board saying so. */
const LOOK_MS = 15_000;

/** Event `change`: something to draw. */
export class HallModel extends EventTarget {
  /** @param {string} centre */
  constructor(centre) {
    super();
    this.path = `/centres/${centre}`;
    /** @type {{total: number, tickets: FoundTicket[]} | null} */
    this.found = null;
    /** @type {import("talon/staff/printer-state.js").WatchedPrinter[]} */
    this.printers = [];
    /** @type {Show} */
    this.show = "";
    this.number = "";
    /** What the last question lacked an answer to. @type {unknown} */
    this.fault = null;
    this.live = new LiveBoard({centre});
    this.live.addEventListener("board", () => this.look());
    this.live.addEventListener("link", () => this.#changed());
    this.looking = setInterval(() => this.look(), LOOK_MS);
    this.look();
  }

  /** The server's time in ms. */
  now() {
    return this.live.now().getTime();
  }

  close() {
    this.closed = true;
    clearInterval(this.looking);
    clearTimeout(this.later);
    this.live.close();
  }

  /** @param {{show?: Show, number?: string}} wanted */
  want({show = this.show, number = this.number}) {
    if (show === this.show && number === this.number) return;
    this.show = show;
    this.number = number;
    this.#changed();
    this.look({now: true});
  }

  /** Asks again; several wishes at once make one more question. @param {{now?: boolean}} [options] now: somebody waits for it */
  look({now = false} = {}) {
    this.#changed();
    if (this.asking) {
      this.again = true;
      return;
    }
    clearTimeout(this.later);
    const rest = now ? 0 : PAUSE_MS - (Date.now() - (this.askedAt ?? 0));
    if (rest > 0) this.later = setTimeout(() => this.#ask(), rest);
    else this.#ask();
  }

  async #ask() {
    if (this.closed) return;
    this.asking = true;
    this.askedAt = Date.now();
    const {number, show} = this;
    const query = new URLSearchParams(Object.entries(number ? {number} : {state: show}).filter(([, value]) => value));
    try {
      const [found, printers] = await Promise.all([
        staffRequest("GET", `${this.path}/tickets?${query}`),
        staffRequest("GET", `${this.path}/printers`),
      ]);
      if (number === this.number && show === this.show) this.found = found;
      this.printers = printers;
      this.fault = null;
    } catch (error) {
      // The board says when the server is away; the last picture stays.
      this.fault = error;
    }
    this.asking = false;
    this.#changed();
    if (this.again || number !== this.number || show !== this.show) {
      this.again = false;
      this.look({now: number !== this.number || show !== this.show});
    }
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
