// @ts-check
/** A ticket on the screen: follows its paper and knows when to make room for the next visitor. */

import {command, newKey, request} from "talon/api.js";
import {paperOf, told} from "./paper.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Ticket} Ticket */
/** @typedef {import("./paper.js").Paper} Paper */

const PRINTED_S = 8;
/** Longer: who finds no paper, looks back at the screen. */
const UNCONFIRMED_S = 15;
const UNPRINTED_S = 30;
/** Who sees the paper creep out waits for it. */
const SLOW_S = 60;
/** Until so long after the last key what is being said keeps the ticket. */
const HEARD_MS = 90_000;
const PAPER_MS = 6_000;
const ASK_MS = 700;
/** With a socket, which says when the paper has ended, only every so often: whether a slow paper still moves is not said by it. */
const ASKS_BESIDE_SOCKET = 4;
/** @type {Set<Paper>} */
const OVER = new Set(["printed", "unconfirmed", "paperless"]);
/** How long each is shown; what is not named, as what did not print. @type {Partial<Record<Paper, number>>} */
const SECONDS = {printed: PRINTED_S, unconfirmed: UNCONFIRMED_S, slow: SLOW_S};

export class ShownTicket {
  /**
   * @param {Ticket} ticket
   * @param {{live: import("talon/live.js").LiveBoard | null, patience: number, printer: import("./own-printer.js").OwnPrinter, speaks: () => boolean,
   *   changed: () => void, done: () => void}} options patience multiplies the times; speaks: whether it is being read out
   */
  constructor(ticket, {live, patience, printer, speaks, changed, done}) {
    this.ticket = ticket;
    this.live = live;
    this.patience = patience;
    this.printer = printer;
    this.speaks = speaks;
    this.changed = changed;
    this.done = done;
    this.shownAt = Date.now();
    /** When a key or the glass was last touched. */
    this.touchedAt = this.shownAt;
    this.paper = this.#paper();
    /** Seconds until the start screen; null while the paper is on its way. @type {number | null} */
    this.left = null;
    this.reprinting = false;
    this.asking = false;
    this.seconds = 0;
    /** @type {number} */
    this.endsAt = Infinity;
    this.ask = () => this.#ask();
    live?.addEventListener("board", this.ask);
    this.timer = setInterval(() => this.#tick(), 250);
    let turn = 0;
    this.asker = setInterval(() => {
      if (!this.live?.link.online || ++turn % ASKS_BESIDE_SOCKET === 0) this.ask();
    }, ASK_MS);
    this.#settle();
  }

  close() {
    clearInterval(this.timer);
    clearInterval(this.asker);
    this.live?.removeEventListener("board", this.ask);
  }

  /** What a screen reader is told. */
  get said() {
    return `${t("number")}: ${this.ticket.label}. ${told(this.paper).title}`;
  }

  /** Whoever presses a key or touches the glass is still there: the time begins anew. */
  stay() {
    this.touchedAt = Date.now();
    if (this.endsAt === Infinity) return;
    this.#begin();
    // The next moment draws its line anew.
    this.left = null;
    this.changed();
  }

  #begin() {
    this.endsAt = Date.now() + this.seconds * 1_000;
  }

  /** @returns {Paper} */
  #paper() {
    return paperOf(this.ticket.print, {stopped: this.printer.stopped, late: Date.now() - this.shownAt > PAPER_MS});
  }

  /** Whether a person may have the paper again: the first is known to be lost or may be, and the printer could print. */
  get reprintable() {
    const state = this.ticket.print?.state;
    return (state === "uncertain" || state === "failed") && !this.printer.stopped && !this.reprinting;
  }

  /** Once for each touch, never by itself. */
  async reprint() {
    if (!this.reprintable) return;
    this.reprinting = true;
    this.changed();
    const {centre, id} = this.ticket;
    try {
      const {print} = await command(`/centres/${centre}/tickets/${id}/reprint`, undefined, {key: newKey()});
      this.ticket = {...this.ticket, print};
      this.shownAt = Date.now();
      this.endsAt = Infinity;
      this.#settle();
    } catch {
      // The number stays on the screen; what became of the paper is asked as before.
    } finally {
      this.reprinting = false;
      this.changed();
    }
  }

  /** Only the paper may still change here; once it has come out, nobody asks again. */
  async #ask() {
    if (OVER.has(this.paper) || this.asking) return;
    this.asking = true;
    try {
      const {centre, id} = this.ticket;
      const print = (await request("GET", `/centres/${centre}/tickets/${id}`)).print;
      this.ticket = {...this.ticket, print};
      this.#settle();
    } catch {
      // The next question may be answered; the number is on the screen meanwhile.
    } finally {
      this.asking = false;
    }
  }

  #settle() {
    const paper = this.#paper();
    if (paper !== this.paper || this.endsAt === Infinity) {
      this.paper = paper;
      if (paper !== "printing") {
        this.seconds = (SECONDS[paper] ?? UNPRINTED_S) * this.patience;
        this.#begin();
      }
    }
    this.#tick();
  }

  #tick() {
    if (this.paper === "printing" && this.#paper() !== "printing") return this.#settle();
    // Whoever listens does not lose what they are being told.
    const heard = this.endsAt < Infinity && this.speaks() && Date.now() < this.touchedAt + HEARD_MS;
    if (heard) this.#begin();
    if (Date.now() >= this.endsAt) return this.done();
    const left = heard || this.endsAt === Infinity ? null : Math.ceil((this.endsAt - Date.now()) / 1_000);
    if (left === this.left) return;
    this.left = left;
    this.changed();
  }
}
