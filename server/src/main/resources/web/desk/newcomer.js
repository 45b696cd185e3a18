// @ts-check
/** Somebody comes to a desk that had nobody to call: a sound, and a mark in the page's title until they are called. */

import {chime} from "talon/staff/chime.js";

/** How many wait whom this desk may call. @param {import("./desk-model.js").DeskView | null | undefined} view */
export function waitingFor(view) {
  return view?.waiting.reduce((sum, row) => sum + row.count, 0) ?? 0;
}

/** Whether somebody sits here with nobody at the desk. @param {import("./desk-model.js").DeskView | null | undefined} view */
export function isFree(view) {
  return Boolean(view?.held && !view.call && !view.pause);
}

export class Newcomer {
  constructor() {
    /** How many waited when the server last spoke; undefined: it has not yet. @type {number | undefined} */
    this.before = undefined;
    this.marked = false;
  }

  /** @param {import("./desk-model.js").DeskView | null} view as the server has just said it */
  saw(view) {
    const waiting = waitingFor(view);
    const free = isFree(view);
    if (this.before === 0 && waiting > 0 && free) {
      this.marked = true;
      chime();
    }
    if (waiting === 0 || !free) this.marked = false;
    if (view?.held) this.before = waiting;
  }
}
