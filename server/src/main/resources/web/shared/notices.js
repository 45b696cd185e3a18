// @ts-check
/** What visitors are told beside their turn, at its time. */

import {currentLanguage, DEFAULT_LANGUAGE} from "talon/words.js";

/** @typedef {import("talon/types.js").Board} Board */

/**
 * The notices of a moment, the warnings first.
 *
 * @param {Board | null | undefined} board
 * @param {Date} now of the server
 * @returns {import("talon/types.js").BoardNotice[]}
 */
export function noticesAt(board, now) {
  const at = now.getTime();
  return (board?.notices ?? []).filter(({from, until}) => Date.parse(from) <= at && (!until || at < Date.parse(until)));
}

/** How long each of several stays where there is room for one. */
const TOLD_MS = 10_000;

/**
 * Whose turn it is of several that have one place.
 *
 * @template T
 * @param {T[]} told
 * @param {Date} now of the server
 * @returns {T | undefined}
 */
export function inTurn(told, now) {
  return told[Math.floor(now.getTime() / TOLD_MS) % told.length];
}

/** When it is the next one's turn, ms from a moment. @param {Date} now of the server */
export function untilTurn(now) {
  return TOLD_MS - now.getTime() % TOLD_MS;
}

/**
 * What a notice says; in Russian where it was not written in the language.
 *
 * @param {{texts: Record<string, string>}} said
 */
export function saidIn({texts}, lang = currentLanguage()) {
  return texts[lang] || texts[DEFAULT_LANGUAGE] || "";
}
