// @ts-check
/** The centre's own lists: reasons of breaks, of putting off and the like, and outcomes. Kept for a while; asked for anew in between. */

import {nothing} from "lit";
import {pause} from "talon/api.js";
import {name} from "talon/words.js";
import {notRead} from "talon/staff/not-read.js";
import {staffRequest} from "talon/staff/session.js";

/** @typedef {"outcome" | "postpone" | "aside" | "no-show" | "return" | "transfer" | "break" | "out-of-turn"} List */
/** @typedef {{list: string, code: string, names: Partial<Record<string, string>>, active: boolean}} Item */

const FRESH_MS = 60_000;
/** Before they are asked for again where the server did not answer. */
const AGAIN_MS = 5_000;
/** So long a question waits for them; without them it says so, and people use their own words. */
const PATIENCE_MS = 2_000;

export class Lists {
  /** @param {string} centre @param {() => void} retry asks the question again that was asked without them */
  constructor(centre, retry) {
    this.centre = centre;
    this.retry = retry;
    this.missing = true;
    /** @type {Item[]} */
    this.items = [];
    /** When they are to be asked for, in ms of this page. */
    this.askAt = Infinity;
    /** @type {Promise<void>} */
    this.first = this.#ask();
  }

  /** Until they are known, or it has taken too long. Where they could not be read, they are asked for again. */
  async known() {
    if (this.missing && this.askAt !== Infinity) this.first = this.#ask();
    await Promise.race([this.first, pause(PATIENCE_MS)]);
  }

  /** In a question: that its lists were not read, and the question again. @param {boolean} [missing] whether it lacks another list */
  notRead(missing = false) {
    return this.missing || missing ? notRead((event) => {
      /** @type {Element} */ (event.target).closest("dialog")?.close();
      this.retry();
    }) : nothing;
  }

  /** Reasons: kept as they are called in the centre's first language. @param {List} list @returns {import("./form-dialog.js").Choice[]} */
  reasons(list) {
    return this.#of(list).map(({names}) => ({value: names.ru || names.en || "", words: name(names)}));
  }

  /** Outcomes: kept by their codes. @param {List} list @returns {import("./form-dialog.js").Choice[]} */
  codes(list) {
    return this.#of(list).map(({code, names}) => ({value: code, words: name(names)}));
  }

  /** How a reason is kept that is known by its code; undefined: the list has none. @param {List} list @param {string} code */
  reasonOf(list, code) {
    const item = this.#of(list).find((one) => one.code === code);
    return item && (item.names.ru || item.names.en);
  }

  /** A reason as it is called in the reader's language, where it is of a list. @param {string} kept */
  said(kept) {
    const item = this.items.find(({names}) => Object.values(names).includes(kept));
    return item ? name(item.names) : kept;
  }

  /** @param {List} list */
  #of(list) {
    if (performance.now() > this.askAt) this.#ask();
    return this.items.filter((item) => item.list === list && item.active);
  }

  async #ask() {
    this.askAt = Infinity;
    const found = await staffRequest("GET", `/centres/${this.centre}/lists`).catch(() => null);
    if (found) this.items = found;
    this.missing &&= !found;
    this.askAt = performance.now() + (found ? FRESH_MS : AGAIN_MS);
  }
}
