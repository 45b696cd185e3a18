// @ts-check
/** Names in the languages beside Russian and English that there are words in: a field for each, where there are any. */

import {html, nothing} from "lit";
import {LANGUAGES} from "talon/words.js";

/** @typedef {import("./filling.js").Filling} Filling */

const FIRST = ["ru", "en"];
const OTHERS = LANGUAGES.filter(({code}) => !FIRST.includes(code));
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
  const text = (/** @type {string} */ code) => String(data.get(`${pointer}/${code}`) ?? "").trim();
  return {ru: text("ru"), en: text("en"), ...Object.fromEntries(OTHERS.map(({code}) => [code, text(code)]).filter(([, typed]) => typed))};
}
