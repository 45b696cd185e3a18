// @ts-check
/** Codes made from names, so that nobody has to think of one: «Центр на Лесной» is `tsentr-na-lesnoy`. */

import {latinWords} from "talon/latin.js";

const LONGEST = 32;
/** Room for a number behind it. */
const LONGEST_STEM = 28;

/**
 * @param {string} name in any language
 * @param {string[]} taken codes that others have
 * @param {{none: string, joint?: string}} options none: the code of a name that leaves no letter; joint: what stands between words
 */
export function codeOf(name, taken, {none, joint = "-"}) {
  const words = latinWords(name);
  let stem = "";
  for (const word of words) {
    const longer = stem ? stem + joint + word : word;
    if (longer.length > LONGEST_STEM && stem) break;
    stem = longer.slice(0, LONGEST_STEM);
  }
  return free(stem || none, taken, joint);
}

/**
 * The code, or the first with a number behind it that nobody has.
 *
 * @param {string} stem
 * @param {string[]} taken
 */
export function free(stem, taken, joint = "-") {
  if (!taken.includes(stem)) return stem;
  let n = 2;
  while (taken.includes(`${stem}${joint}${n}`)) n++;
  return `${stem}${joint}${n}`.slice(0, LONGEST);
}
