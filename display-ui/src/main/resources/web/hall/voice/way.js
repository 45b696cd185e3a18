// @ts-check
/** Where a call sends its visitor, and which clips say it. No sound, no network. */

import {latinWords} from "talon/latin.js";

/** @typedef {{clip: string, read?: string}} Way read: what is read out after the clip, letter by letter and number by number */

/** Letters that stand together are a word, not names of letters. */
const WORD = /\p{L}{2,}/u;
const LONGEST_CLIP = 32;

/** The clip of one's own that says the way to a desk, instead of «к окну …». @param {string} code */
export function deskClip(code) {
  return `desk-${latinWords(code).join("-")}`.slice(0, LONGEST_CLIP);
}

/** The clip of one's own that says the way to a zone. @param {string} code */
export function zoneClip(code) {
  return `zone-${code}`.slice(0, LONGEST_CLIP);
}

/**
 * The way to a desk. Without a clip of its own, of a code with words in it («Касса-2») the number is said, unless it is another desk's too; of a
 * word alone nothing: where to go stands on the screen.
 *
 * @param {string} code
 * @param {string[]} desks codes of the centre
 * @param {(clip: string) => boolean} has
 * @returns {Way | null}
 */
export function deskWay(code, desks, has) {
  const own = deskClip(code);
  if (has(own)) return {clip: own};
  const read = spokenDesk(code, desks);
  return read ? {clip: "to-desk", read} : null;
}

/**
 * What is read of a desk's code where no clip of its own says it; empty: nothing.
 *
 * @param {string} code
 * @param {string[]} desks codes of the centre
 */
export function spokenDesk(code, desks) {
  const rest = withoutWords(code);
  const other = rest !== code && desks.some((one) => one !== code && withoutWords(one) === rest);
  return other ? "" : rest;
}

/** @param {string} code */
function withoutWords(code) {
  return WORD.test(code) ? code.replace(new RegExp(WORD, "gu"), " ").match(/\p{L}|\d+/gu)?.join(" ") ?? "" : code;
}

/**
 * The way to a zone: halls and floors are said by their number; another zone only where the bank has a clip of its own for it.
 *
 * @param {{code: string, name?: Record<string, string>} | null | undefined} zone
 * @param {string} language
 * @param {(clip: string) => boolean} has
 * @returns {Way | null}
 */
export function zoneWay(zone, language, has) {
  if (!zone) return null;
  const own = zoneClip(zone.code);
  // A name that was left out arrives empty.
  return has(own) ? {clip: own} : wayInWords(zone.name?.[language] || zone.name?.ru || "");
}

/** The way to a zone by its name alone. @param {string} name @returns {Way | null} null: nothing says it */
export function wayInWords(name) {
  const hall = /^(?:зал|hall)\s*(?:№\s*)?(\d{1,2})$/i.exec(name.trim());
  if (hall) return {clip: "to-hall", read: hall[1]};
  const floor = /^(?:этаж|floor)\s*([1-9])$|^([1-9])(?:-?[йя]|st|nd|rd|th)?\s*(?:этаж|floor)$/i.exec(name.trim());
  return floor ? {clip: `to-floor-${floor[1] ?? floor[2]}`} : null;
}
