// @ts-check
/** What the page of doubted times and of working hours says. */

import {defineWords, inLanguage} from "talon/words.js";
import texts from "talon/words/manager-times.js";

export const t = defineWords(texts);

/** Reasons that are often right. @returns {string[]} */
export function usualWhys() {
  return inLanguage(texts).whys;
}
