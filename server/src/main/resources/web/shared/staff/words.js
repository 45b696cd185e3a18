// @ts-check
/** What every staff page says. */

import {kindInWords} from "talon/kinds.js";
import {defineWords} from "talon/words.js";
import texts from "talon/words/staff.js";

export const s = defineWords(texts);

/** Names of kinds by centre and code, and by code alone. @type {Map<string, import("talon/types.js").Name>} */
const kindNames = new Map();

/** Remembers how centres call their kinds. @param {import("talon/types.js").Centre[]} centres */
export function learnKinds(centres) {
  for (const {code: centre, kinds} of [...centres].reverse()) {
    for (const {code, name} of kinds) kindNames.set(code, name).set(`${centre}/${code}`, name);
  }
}

/**
 * «консультация, касса»
 *
 * @param {string[]} kinds
 * @param {string} [centre] whose kinds they are, where several centres may call them differently
 */
export function kindsInWords(kinds, centre = "") {
  return kinds.map((kind) => small(kindInWords(kind, kindNames.get(`${centre}/${kind}`) ?? kindNames.get(kind), s))).join(s("and"));
}

/** Within a sentence: «юридические лица», but «МФЦ». @param {string} words */
function small(words) {
  return words.charAt(1) === words.charAt(1).toLowerCase() ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

/**
 * What went wrong and what to do, in a sentence or two.
 *
 * @param {unknown} error
 */
export function problemInWords(error) {
  const {status = -1, detail = ""} = /** @type {{status?: number, detail?: string}} */ (error ?? {});
  if (status === 0 || status === 502 || status === 504) return s("unreachable");
  if ((status >= 500 && !detail) || status === 500 || status < 0) return s("fault");
  return detail || s(status === 403 ? "forbidden" : status === 404 ? "gone" : "fault");
}
