// @ts-check
/** A year's entered figures: what is on the page, what was done to it, and the way back. */

import {Problem} from "talon/api.js";
import {staffRequest} from "talon/staff/session.js";

/** @typedef {{ru: string, en: string} & Record<string, string>} Names */
/** @typedef {{section: string, code: string, name: Names, active: boolean, count: (number | null)[], score: (number | null)[]}} Line */
/** @typedef {{where: Names, hours: Names, centre?: string | null}} Hours */
/** @typedef {{organisation: Names, note: Names, hours: Hours[]}} Page */
/** @typedef {{year: number, lines: Line[], inPerson: number[], phone: number[], page: Page, openings: Hours[], changed: {at: string, by: string} | null}} Sheet */
/** @typedef {{section: string, code: string, part: "count" | "score", month: number}} Cell month: 1–12 */
/** @typedef {Cell & {value: number | null, was: number | null}} Change */

/** Says `change` when a figure or the whole sheet is another. */
export class YearSheet extends EventTarget {
  /** @type {Sheet | null} */
  sheet = null;
  /** @type {Change[]} */
  done = [];
  /** @type {Change[]} */
  undone = [];
  /** One request after the other: each must see what the one before wrote. @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {number} year */
  constructor(year) {
    super();
    this.year = year;
  }

  /** When all that was entered so far has been answered. @returns {Promise<unknown>} */
  get saved() {
    return this.#last;
  }

  async find() {
    this.#show(await staffRequest("GET", `/quality/years/${this.year}`));
  }

  /** @param {Cell} cell */
  at({section, code, part, month}) {
    const line = this.sheet?.lines.find((one) => one.section === section && one.code === code);
    return line ? line[part][month - 1] : null;
  }

  /** @param {Cell} cell @param {number | null} value */
  enter(cell, value) {
    const was = this.at(cell);
    if (was === value) return Promise.resolve();
    const change = {...cell, value, was};
    this.done.push(change);
    this.undone = [];
    return this.#send(change);
  }

  undo() {
    const change = this.done.pop();
    if (!change) return Promise.resolve();
    this.undone.push(change);
    return this.#send({...change, value: change.was, was: change.value});
  }

  redo() {
    const change = this.undone.pop();
    if (!change) return Promise.resolve();
    this.done.push(change);
    return this.#send(change);
  }

  /** @param {Change} change */
  #send(change) {
    const line = this.sheet?.lines.find((one) => one.section === change.section && one.code === change.code);
    if (line) line[change.part][change.month - 1] = change.value;
    this.dispatchEvent(new Event("change"));
    const sent = this.#last.then(() =>
      staffRequest("PUT", `/quality/years/${this.year}/figures`, {body: {changes: [change]}}));
    this.#last = sent.catch(() => {});
    return sent.then((sheet) => this.#keep(sheet), (error) => this.#refused(error, change));
  }

  /** The server's answer to a figure that others may have followed already: only who touched it last is taken over. @param {Sheet} sheet */
  #keep(sheet) {
    if (this.sheet) this.sheet = {...this.sheet, changed: sheet.changed};
    this.dispatchEvent(new Event("change"));
  }

  /** @param {unknown} error @param {Change} change */
  async #refused(error, change) {
    const same = (/** @type {Change} */ one) => one.section === change.section && one.code === change.code
      && one.part === change.part && one.month === change.month;
    this.done = this.done.filter((one) => !same(one));
    this.undone = this.undone.filter((one) => !same(one));
    await this.find().catch(() => {});
    throw error;
  }

  /** @param {Page} page */
  async savePage(page) {
    this.#show(await staffRequest("PUT", `/quality/years/${this.year}/page`, {body: page}));
  }

  /** @param {string} section @param {string} code @param {Names} name @param {boolean} active */
  async saveLine(section, code, name, active) {
    await staffRequest("PUT", `/quality/lines/${section}/${code}`, {body: {name, active}});
    await this.find();
  }

  /** @param {Sheet} sheet */
  #show(sheet) {
    this.sheet = sheet;
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {unknown} error */
export function changedElsewhere(error) {
  return error instanceof Problem && error.type.endsWith("figure-changed");
}
