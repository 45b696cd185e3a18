// @ts-check
/** The kinds of a centre's stages, in words. */

import {name} from "./words.js";

/** @typedef {import("./types.js").Name} Name */

/** The two kinds that every centre begins with. Pages have words of their own for them, in every language. @type {Record<string, Name>} */
const USUAL = {consultation: {ru: "Консультация", en: "Consultation"}, cash: {ru: "Касса", en: "Cash desk"}};

/**
 * A kind as people read it.
 *
 * @param {string} code
 * @param {Name | null | undefined} names as the centre has them
 * @param {(code: string) => string} word the page's own word for a usual kind
 */
export function kindInWords(code, names, word) {
  const usual = USUAL[code];
  return usual && (!names || (names.ru === usual.ru && names.en === usual.en)) ? word(code) : name(names) || code;
}
