// @ts-check
/** What is wrong with a line of a file. The interface says it in English; catalogues have its sentences in other languages. */

import {currentLanguage} from "talon/words.js";
import texts from "talon/words/staff-line-faults.js";

/**
 * A fault in the reader's language; as the interface said it where it has no words for it. A key of the catalogue is a regular
 * expression for the whole sentence; `$1` in its text is what the file has.
 *
 * @param {string} problem
 */
export function faultInWords(problem) {
  for (const [sentence, text] of Object.entries(texts[currentLanguage()] ?? {})) {
    const whole = new RegExp(`^${sentence}$`);
    if (whole.test(problem)) return problem.replace(whole, text);
  }
  return problem;
}
