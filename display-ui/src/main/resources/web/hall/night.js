// @ts-check
/** A panel that nobody looks at is dark: outside the centre's hours, once everybody has been served. */

import {html} from "lit";
import {clock} from "talon/words.js";

/** @typedef {import("talon/types.js").Board} Board */

/** So long after the last visitor the words «closed» stay. */
const LIGHT_MS = 600_000;
/** So long before the centre opens they are there again. */
const BEFORE_MS = 1_200_000;
/** How long the clock of the night stands in one place. */
const STAY_MS = 60_000;

/** Tells night from day by the boards and the clock. */
export class Night {
  /** Since when nobody is there, ms; null: somebody is. @type {number | null} */
  #empty = null;

  /**
   * Whether the panel is dark.
   *
   * @param {Board | null} board
   * @param {Date} now of the server
   */
  at(board, now) {
    if (!board || !isEmpty(board)) this.#empty = null;
    else this.#empty ??= now.getTime();
    const next = board?.opening.next;
    const soon = next && Date.parse(next) - now.getTime() < BEFORE_MS;
    return this.#empty !== null && !soon && now.getTime() - this.#empty >= LIGHT_MS;
  }
}

/** Closed by its hours, and nobody is called, waits, or sits at a desk. @param {Board} board */
function isEmpty({opening, calls, waiting, desks}) {
  return opening?.state === "closed" && calls.length === 0 && waiting.every((each) => each.count === 0) && desks.every((each) => each.state === "closed");
}

/**
 * A dim clock that wanders over the dark panel.
 *
 * @param {Date} now
 * @param {string | undefined} zone
 */
export function darkness(now, zone) {
  const step = Math.floor(now.getTime() / STAY_MS);
  return html`<div class="darkness" .style=${`--across: ${(step * 37) % 100}; --down: ${(step * 61) % 100}`}><time>${clock(now, zone)}</time></div>`;
}
