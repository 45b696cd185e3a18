// @ts-check
/** What became of a paper, in words; a printer that confirms nothing is never made to look sure. */

import {defineWords, inLanguage} from "talon/words.js";
import texts from "talon/words/staff-paper.js";

/** @typedef {{state: string, reason: string | null}} Paper */


const t = defineWords(texts);

/** «напечатан (принтер не подтверждает)», «не напечатан (открыта крышка)». @param {Paper} paper */
export function paperWords({state, reason}) {
  return reason ? `${word(state)} (${word(reason)})` : word(state);
}

/** @param {Paper} paper */
export function paperWentWrong({state}) {
  return state === "failed" || state === "uncertain";
}

/** A reason that has no words here is shown as it is. @param {string} key */
function word(key) {
  // Behind the colon are the words of another program.
  const [, known, rest] = /^(spooler)(: .*)$/.exec(key) ?? ["", key, ""];
  return known in inLanguage(texts) ? t(known) + rest : key;
}
