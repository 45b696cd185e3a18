// @ts-check
/** Whether this page sits at its desk. The page's socket holds it also while the page is hidden and its timers sleep (live.js). */

import {Problem, newKey} from "talon/api.js";
import {staffRequest} from "talon/staff/session.js";

const EVERY_MS = 10_000;
const AGAIN_MS = 2_000;
const KEPT = "talon-desk-page";

/** @typedef {"asking" | "held" | "refused" | "taken" | "shut"} HoldState refused: another page holds it; taken: it was taken from this page;
 * shut: the hall administrator has closed it */

/** A random word for this page. It outlives a reload, so that a reload finds its own desk; a copied tab gets one of its own. */
export const page = sessionStorage.getItem(KEPT) ?? newKey();
sessionStorage.removeItem(KEPT);
addEventListener("pagehide", () => sessionStorage.setItem(KEPT, page));
addEventListener("pageshow", () => sessionStorage.removeItem(KEPT));

/** Asks every 10 s whether the desk is still this page's. Event `change`. */
export class DeskHold extends EventTarget {
  /** @param {string} path the desk's, such as `/centres/main/desks/5` */
  constructor(path) {
    super();
    this.path = path;
    /** @type {HoldState} */
    this.state = "asking";
    /** Who holds the desk instead. */
    this.holder = "";
    /** Why the desk is closed. */
    this.reason = "";
    this.timer = setInterval(() => {
      if (this.state === "held" || this.state === "shut") this.hold();
    }, EVERY_MS);
    this.hold();
  }

  /** @param {{take?: boolean}} [options] take: from another page */
  async hold({take = false} = {}) {
    if (take) this.#become("asking");
    try {
      await staffRequest("POST", `${this.path}/hold`, {body: take ? {page, take} : {page}});
      this.#become("held");
    } catch (error) {
      if (error instanceof Problem && error.status === 409) await this.#lost();
      // Whatever else went wrong passes; the board says when the server is away.
      else if (this.state === "asking") this.retry = setTimeout(() => this.hold({take}), AGAIN_MS);
    }
  }

  /** The server says that the desk is not this page's: it was taken, or freed while nobody heard of the page. */
  lost() {
    if (this.state === "held") this.hold();
  }

  /** The server says that the desk is closed no more. */
  opened() {
    if (this.state === "shut") this.hold();
  }

  /** Gets up from the desk, so that it is free at once. */
  async leave() {
    this.stop();
    if (this.state !== "held") return;
    await staffRequest("DELETE", `${this.path}/hold?page=${page}`).catch(() => {});
  }

  stop() {
    clearInterval(this.timer);
    clearTimeout(this.retry);
  }

  async #lost() {
    const {holder, shut} = await staffRequest("GET", this.path).catch(() => ({holder: null}));
    this.holder = holder ?? "";
    this.reason = shut?.reason ?? "";
    if (shut) {
      this.#become("shut");
      return;
    }
    this.#become(this.state === "held" || this.state === "taken" ? "taken" : "refused");
  }

  /** @param {HoldState} state */
  #become(state) {
    if (state === this.state) return;
    this.state = state;
    this.dispatchEvent(new Event("change"));
  }
}
