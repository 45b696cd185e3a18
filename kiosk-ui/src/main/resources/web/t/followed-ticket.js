// @ts-check
/** One ticket, followed: asked again whenever the centre's board changes, and every 15 s whatever happens. */

import {Problem, request} from "talon/api.js";
import {mindTheAlarm} from "talon/evacuation.js";
import {LiveBoard} from "talon/live.js";

/** @typedef {import("talon/types.js").Ticket} Ticket */

const POLL_MS = 15_000;
const AT_MOST_EVERY_MS = 1_000;
const AWAY_MS = 5_000;
const OVER = new Set(["served", "cancelled", "expired"]);

/** Events: `change` after anything new, `call` when the visitor is asked to a desk, the first time and again. */
export class FollowedTicket extends EventTarget {
  /**
   * @param {string} centre
   * @param {string} id
   */
  constructor(centre, id) {
    super();
    this.path = `/centres/${encodeURIComponent(centre)}/tickets/${encodeURIComponent(id)}`;
    /** @type {Ticket | null} */
    this.ticket = null;
    this.unknown = false;
    /** When the ticket was last read, ms. @type {number | null} */
    this.readAt = null;
    /** How many questions were asked, and the newest that was answered. */
    this.asked = 0;
    this.answered = 0;
    /** Whether nothing has been heard for a while. */
    this.away = false;
    /** How often the visitor was called to where they are called now. */
    this.calls = 0;
    this.live = new LiveBoard({centre, ticket: id});
    mindTheAlarm(this.live);
    this.live.addEventListener("board", () => this.#soon());
    this.live.addEventListener("link", () => this.#soon());
    this.poll = setInterval(() => this.read(), POLL_MS);
    this.shown = () => document.visibilityState === "visible" && this.read();
    document.addEventListener("visibilitychange", this.shown);
    this.read();
  }

  /**
   * What was asked for before something newer that is known already says nothing any more.
   * @param {Ticket} ticket as a command answered it
   * @param {number} [number] of the question that it answers
   */
  take(ticket, number = ++this.asked) {
    if (number < this.answered) return;
    this.answered = number;
    const before = this.ticket;
    this.ticket = ticket;
    this.readAt = Date.now();
    this.away = false;
    const calls = this.#calls();
    const called = ticket.state === "called" && (before?.state !== "called" || before.desk !== ticket.desk || calls > this.calls);
    this.calls = calls;
    if (OVER.has(ticket.state)) this.#stop();
    this.dispatchEvent(new Event("change"));
    if (called) this.dispatchEvent(new Event("call"));
  }

  async read() {
    clearTimeout(this.next);
    clearTimeout(this.retry);
    this.next = undefined;
    this.askedAt = Date.now();
    const number = ++this.asked;
    const late = setTimeout(() => number > this.answered && this.#missed(), AWAY_MS);
    try {
      this.take(await request("GET", this.path), number);
    } catch (error) {
      if (error instanceof Problem && (error.status === 404 || error.status === 400)) {
        this.unknown = true;
        this.#stop();
        this.dispatchEvent(new Event("change"));
      } else {
        this.retry = setTimeout(() => this.read(), 3_000);
        if (this.readAt === null || Date.now() - this.readAt > AWAY_MS) this.#missed();
      }
    } finally {
      clearTimeout(late);
    }
  }

  #missed() {
    this.away = true;
    this.dispatchEvent(new Event("change"));
  }

  #soon() {
    if (this.next === 0) return;
    const wait = this.#callIsNews() ? 0 : Math.max(0, AT_MOST_EVERY_MS - (Date.now() - (this.askedAt ?? 0)));
    if (this.next !== undefined && wait > 0) return;
    clearTimeout(this.next);
    this.next = setTimeout(() => this.read(), wait);
  }

  /** A call does not wait for its turn to be asked about. */
  #callIsNews() {
    const calledHere = this.live.board?.calls.some((c) => c.label === this.ticket?.label && c.state === "called");
    return calledHere && (this.ticket?.state !== "called" || this.#calls() > this.calls);
  }

  /** A recall leaves the ticket as it is; only the board counts calls. */
  #calls() {
    const row = this.live.board?.calls.find((c) => c.label === this.ticket?.label && c.state === "called");
    return row?.calls ?? (this.ticket?.state === "called" ? 1 : 0);
  }

  #stop() {
    clearInterval(this.poll);
    clearTimeout(this.next);
    clearTimeout(this.retry);
    document.removeEventListener("visibilitychange", this.shown);
    this.next = 0;
    this.live.close();
  }
}
