// @ts-check
/** What the desk says. */

import {defineWords, inLanguage} from "talon/words.js";
import texts from "talon/words/desk.js";

export const t = defineWords(texts);

/** Whether there are words for it. @param {string} key */
export function isNamed(key) {
  return key in inLanguage(texts);
}
