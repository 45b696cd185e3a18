// @ts-check
import {html} from "lit";
import {isOpen, opensNext} from "talon/opening.js";
import {currentLanguage, nextLanguage} from "talon/words.js";
import {first, second} from "./phrases.js";

/** @typedef {import("talon/types.js").Board} Board */

/**
 * @param {Board | null} board
 * @returns {"calls" | "wait" | "nobody" | "closed"}
 */
export function stateOf(board) {
  if (!board || board.calls.length > 0) return "calls";
  if (board.waiting.some((each) => each.count > 0 || each.ahead > 0)) return "wait";
  return board.desks.some((each) => each.state !== "closed") && isOpen(board.opening) ? "nobody" : "closed";
}

/**
 * @param {string} state
 * @param {Board | null} board
 * @param {Date} now
 */
export function quiet(state, board, now) {
  const opens = (/** @type {string} */ lang) => opensAt(state, board, now, lang);
  return html`
    <section class="quiet">
      <h2 class="quiet__title">${first(state)}</h2>
      <p class="quiet__text">${opens(currentLanguage()) || first(`${state}Next`)}</p>
      <p class="quiet__other">${second(state)}. ${opens(nextLanguage()) || second(`${state}Next`)}</p>
    </section>`;
}

/**
 * When a closed centre opens. Who knows it says that rather than that it is closed.
 *
 * @param {string} state
 * @param {Board | null} board
 * @param {Date} now
 * @param {string} [lang]
 */
export function opensAt(state, board, now, lang = currentLanguage()) {
  return state === "closed" ? opensNext(board?.opening, now, board?.zone, lang) : "";
}

/** @param {string} time */
export function lost(time) {
  return html`
    <section class="lost" role="status">
      <h2 class="lost__title">${first("lost")}</h2>
      <p class="lost__text">${first("lostNext", {time})}</p>
      <p class="lost__other">${second("lost")}. ${second("lostNext", {time})}</p>
    </section>`;
}
