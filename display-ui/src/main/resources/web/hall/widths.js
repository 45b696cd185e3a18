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

/** From so many ems on a desk is called by a long name: it and the number then stand one above the other; as where both are too wide together. */
const LONG_EMS = 2.2;
const LONG_PAIR_EMS = 5.3;

/** @param {import("talon/types.js").BoardCall[]} calls */
export function areLong(calls) {
  return calls.some((call) => emsOf(call.desk) > LONG_EMS || emsOf(call.label) + emsOf(call.desk) > LONG_PAIR_EMS);
}

/**
 * For CSS: the widest of the numbers and of the desks, in one line and in two, so that numbers stand under numbers.
 *
 * @param {import("talon/types.js").BoardCall[]} calls
 */
export function widthsOf(calls) {
  const two = Math.max(0.67, ...calls.map((call) => fitOf(call.desk)));
  const label = Math.max(2.6, ...calls.map((call) => emsOf(call.label)));
  const desk = Math.max(0.67, ...calls.map((call) => emsOf(call.desk)));
  return `--label-em: ${label.toFixed(2)}; --desk-em: ${desk.toFixed(2)}; --desk-two: ${two.toFixed(2)}`;
}

/**
 * For CSS: how wide one number and its desk are, the desk in two lines and in one, and the longest word of its zone.
 *
 * @param {import("talon/types.js").BoardCall} call
 * @param {string} [zone] what its zone is called
 */
export function ownWidths(call, zone = "") {
  return `--own-zone: ${Math.max(1, ...zone.split(" ").map(emsOf)).toFixed(2)}; --own-label: ${emsOf(call.label).toFixed(2)}; --own-desk: ${fitOf(call.desk).toFixed(2)}; --own-line: ${emsOf(call.desk).toFixed(2)}`;
}

/** From so many ems on a name is parted in two lines. */
const TWO_LINES_EMS = 5.6;
/** As wide a name has room in one line, as high as what is called has to be at least. */
const ONE_LINE_EMS = {wide: 5.5, tall: 6, strip: Infinity};

/**
 * Whether some desk needs a second line for its name.
 *
 * @param {import("talon/types.js").BoardCall[]} calls
 * @param {import("./view.js").Format} format
 */
export function needTwoLines(calls, format) {
  const most = ONE_LINE_EMS[format];
  return calls.some((call) => emsOf(call.desk) > most);
}

/*
 * A bar, in units of --u: as wide as it is at least, without its edges. There a number is 75 mm high and a desk 27 mm, and both may be drawn
 * narrower than they are by so much, and no more.
 */
const BAR = 1864;
const BETWEEN = 50;
const NUMBER = 210;
const DESK = 75;
const ARROW = 76;
const BESIDE_ZONE = 0.66;
const NARROWEST = 0.6;
const MOST_COLUMNS = 4;

/**
 * How many calls stand beside one another on a bar, each number over its desk.
 *
 * @param {import("talon/types.js").BoardCall[]} calls
 */
export function columnsOf(calls) {
  for (let n = MOST_COLUMNS; n > 1; n--) {
    const room = BAR / n - BETWEEN;
    const stands = (/** @type {import("talon/types.js").BoardCall} */ {label, desk, zone}) =>
      emsOf(label) * NUMBER * NARROWEST <= room && emsOf(desk) * DESK * NARROWEST <= room * (zone ? BESIDE_ZONE : 1) - ARROW;
    if (calls.every(stands)) return n;
  }
  return 1;
}

/** Half of a bar beside its arrow; a number, and a desk of so many ems at least, have to stand in it. */
const HALF = 770;
const SHORT_EMS = 0.8;

/**
 * Whether on a bar each number stands over its desk; else one or two calls have room for the desk at the number's right, as large.
 *
 * @param {import("talon/types.js").BoardCall[]} calls
 * @param {import("./view.js").Format} format
 * @param {boolean} [whole] whether one alone has the whole bar, and not its half
 */
export function inColumns(calls, format, whole = false) {
  if (format !== "strip") return false;
  if (calls.length > 2 || areLong(calls)) return true;
  const label = Math.max(0, ...calls.map((call) => emsOf(call.label)));
  const desk = Math.max(0, ...calls.map((call) => emsOf(call.desk)));
  return !(whole && calls.length === 1) && (calls.some(({zone}) => zone) || label * NUMBER + Math.max(Math.min(desk, SHORT_EMS) * NUMBER, desk * DESK) > HALF);
}

const SOFT_HYPHEN = "\u00ad";
/** Where a syllable ends that another follows: after its vowel, or after one consonant where more follow. Two letters or more stand on either side. */
const SYLLABLES = [
  /([а-яa-z][аеиоуыэюяaeiouy])(?=[бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz]{1,2}[аеиоуыэюяaeiouy][а-яa-z])/gi,
  /([аеиоуыэюяaeiouy][бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz])(?=[бвгджзклмнпрстфхцчшщbcdfghjklmnpqrstvwxz]{2}[аеиоуыэюяaeiouy])/gi,
];
const LONG_WORD = 8;

/** A desk's name with hyphens that are seen only where a line ends. @param {string} desk */
export function parted(desk) {
  return desk.split(/(?<=[ -])/).map((word) => (word.length > LONG_WORD ? SYLLABLES.reduce((some, end) => some.replace(end, `$1${SOFT_HYPHEN}`), word) : word)).join("");
}

/** How wide a desk's name is, in at most two lines. @param {string} desk */
function fitOf(desk) {
  const whole = emsOf(desk);
  if (whole <= TWO_LINES_EMS) return whole;
  const parts = parted(desk).split(/(?<=[ \u00ad-])/);
  const line = (/** @type {string[]} */ some) => emsOf(some.join("").replaceAll(SOFT_HYPHEN, "").trim()) + (some[some.length - 1].endsWith(SOFT_HYPHEN) ? emsOf("-") : 0);
  // A word without syllables is parted wherever its line is full.
  if (parts.length < 2) return whole / 2 + 1;
  return Math.min(...parts.slice(1).map((_, i) => Math.max(line(parts.slice(0, i + 1)), line(parts.slice(i + 1)))));
}
