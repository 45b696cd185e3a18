// @ts-check
/** The languages beside Russian and English that there are words in: whatever people enter has a text for each. */

import {LANGUAGES} from "talon/words.js";

const FIRST = ["ru", "en"];
export const OTHERS = LANGUAGES.filter(({code}) => !FIRST.includes(code));

/**
 * A text by language from something that has one for each; those of other languages are left out where nothing was typed.
 *
 * @param {(language: string) => unknown} typed
 * @returns {{ru: string, en: string} & Record<string, string>}
 */
export function eachLanguage(typed) {
  const text = (/** @type {string} */ code) => String(typed(code) ?? "").trim();
  return {ru: text("ru"), en: text("en"), ...Object.fromEntries(OTHERS.map(({code}) => [code, text(code)]).filter(([, told]) => told))};
}
