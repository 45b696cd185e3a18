// @ts-check
/** How wide numbers are in the heaviest Inter with figures of one width, so that none leaves its row and none is smaller than need be. */

const WIDE = new Set("ЖШЩЮФМЫЪДMWШm@%".split(""));
const WIDE_SMALL = new Set("жшщюфмыд".split(""));
const NARROW = new Set(" .,-–/IiІ1".split(""));

/** @param {string} text as a screen shows it; @returns {number} in ems */
export function emsOf(text) {
  let ems = 0;
  for (const sign of text) {
    if (sign >= "0" && sign <= "9") ems += 0.67;
    else if (WIDE.has(sign)) ems += 1;
    else if (NARROW.has(sign)) ems += 0.45;
    else if (WIDE_SMALL.has(sign)) ems += 0.9;
    else if (sign !== sign.toUpperCase()) ems += 0.66;
    else ems += 0.8;
  }
  return ems;
}

/** From so many ems on a desk is called by a long name: it and the number then stand one above the other. */
const LONG_EMS = 2.2;

/** @param {import("talon/types.js").BoardCall[]} calls */
export function areLong(calls) {
  return calls.some((call) => emsOf(call.desk) > LONG_EMS);
}

/**
 * For CSS: the widest of the numbers and of the desks, so that numbers stand under numbers.
 *
 * @param {import("talon/types.js").BoardCall[]} calls
 */
export function widthsOf(calls) {
  const label = Math.max(2.6, ...calls.map((call) => emsOf(call.label)));
  const desk = Math.max(0.67, ...calls.map((call) => emsOf(call.desk)));
  return `--label-em: ${label.toFixed(2)}; --desk-em: ${desk.toFixed(2)}`;
}

/** For CSS: how wide one number and its desk are, the desk in two lines and in one. @param {import("talon/types.js").BoardCall} call */
export function ownWidths(call) {
  return `--own-label: ${emsOf(call.label).toFixed(2)}; --own-desk: ${fitOf(call.desk).toFixed(2)}; --own-line: ${emsOf(call.desk).toFixed(2)}`;
}

/** From so many ems on a name is parted in two lines, where it has words. */
const TWO_LINES_EMS = 5.6;

/** How wide a desk's name is, in at most two lines. @param {string} desk */
function fitOf(desk) {
  const whole = emsOf(desk);
  const words = desk.split(" ");
  if (whole <= TWO_LINES_EMS || words.length < 2) return whole;
  return Math.min(...words.slice(1).map((_, i) => Math.max(emsOf(words.slice(0, i + 1).join(" ")), emsOf(words.slice(i + 1).join(" ")))));
}
