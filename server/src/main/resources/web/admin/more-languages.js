// @ts-check
/** Names in the languages beside Russian and English that there are words in: a field for each, where there are any. */

import {html, nothing} from "lit";
import {OTHERS, eachLanguage} from "talon/staff/other-languages.js";

/** @typedef {import("./filling.js").Filling} Filling */

const LONGEST = 200;

/**
 * @param {Filling} filling
 * @param {string} pointer of the name
 * @param {string} words what the name is of
 * @param {Partial<Record<string, string>> | undefined} value
 * @param {number} [lines] more than one
 */
export function moreLanguages(filling, pointer, words, value, lines) {
  if (OTHERS.length === 0) return nothing;
  return html`<div class="row">${OTHERS.map(({code, name}) => filling.text({pointer: `${pointer}/${code}`, words: `${words} · ${name}`,
    value: value?.[code], longest: LONGEST, needed: false, lines}))}</div>`;
}

/**
 * What was typed, by language.
 *
 * @param {FormData} data
 * @param {string} pointer
 * @returns {import("talon/types.js").Name}
 */
export function textsOf(data, pointer) {
  return eachLanguage((code) => data.get(`${pointer}/${code}`));
}
