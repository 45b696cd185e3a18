// @ts-check
import {MOST, keyOf} from "./call-groups.js";
import {areLong, columnsOf, inColumns, needTwoLines} from "./widths.js";

/**
 * @typedef {import("talon/types.js").BoardCall} Call
 * @typedef {"wide" | "tall" | "strip"} Format of the screen: a television, the same on its edge, a bar over a counter
 * @typedef {object} Places how many calls a format has room for
 * @property {number} large in one column, each as high as on the big picture
 * @property {number} all
 * @property {number} side beside the big calls of a group; 0: none
 * @property {number} longSide the same, where desks have long names
 * @property {number} twoAll as all, where a desk's name needs two lines
 * @property {number} twoSide as side, where a desk's name needs two lines
 */
/**
 * @typedef {object} View what the page draws of the calls
 * @property {Call[]} rows
 * @property {"large" | "small"} size
 * @property {Call[]} side the others beside the group that is announced
 * @property {number} room for how many rows there is room
 * @property {number} sideRoom for how many of the others there is room
 * @property {boolean} two whether a desk's name needs two lines
 * @property {boolean} columns whether each number stands over its desk, beside the others, as on a bar
 * @property {boolean} group whether the rows are the group that is announced
 * @property {number} page from 0
 * @property {number} pages
 */

/** @type {Record<Format, Places>} */
export const PLACES = {
  wide: {large: 4, all: 8, side: 8, longSide: 4, twoAll: 6, twoSide: 3},
  tall: {large: 4, all: 8, side: 6, longSide: 3, twoAll: 6, twoSide: 2},
  strip: {large: 2, all: 4, side: 0, longSide: 0, twoAll: 0, twoSide: 0},
};
/** How long a page of the list stays. */
export const PAGE_MS = 5_000;

/**
 * Up to four calls stand in one column (on a bar beside one another, as many as are large there), five to eight in two; from nine on there are pages. Who is announced stands large until
 * the next group does, with the others beside: so nobody who is called is anywhere small.
 *
 * @param {{calls: Call[], shown: Call[], format: Format, now: number}} hall calls: what this screen shows; shown: what is announced
 * @returns {View}
 */
export function viewOf({calls, shown, format, now}) {
  const places = PLACES[format];
  const sorted = inOrder(calls);
  const two = needTwoLines(sorted, format);
  const columns = inColumns(sorted, format);
  const all = columns ? columnsOf(sorted) : two ? places.twoAll : places.all;
  const size = columns || (sorted.length > places.large && all > places.large) ? "small" : "large";
  const sideRoom = two ? places.twoSide : areLong(sorted) ? places.longSide : places.side;
  if (shown.length > 0 && size === "small" && sideRoom > 0) {
    const large = new Set(shown.map(keyOf));
    const rest = paged(sorted.filter((call) => !large.has(keyOf(call))), sideRoom, now);
    return {rows: shown.slice(0, MOST), size: "large", group: true, room: places.large, side: rest.items, sideRoom, two, columns, page: rest.page, pages: rest.pages};
  }
  const {items, page, pages} = paged(sorted, all, now);
  return {rows: items, size, group: false, room: columns ? Math.max(items.length, Math.ceil(sorted.length / pages)) : size === "large" ? places.large : all, side: [], sideRoom, two, columns, page, pages};
}

/**
 * Who is still on the way comes first, who sits at a desk already after them; within both the newest call first.
 *
 * @param {Call[]} calls
 */
export function inOrder(calls) {
  const newestFirst = [...calls].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return [...newestFirst.filter((call) => call.state === "called"), ...newestFirst.filter((call) => call.state !== "called")];
}

/**
 * Who is still on the way stays on every page, as long as they are fewer than a page holds.
 *
 * @param {Call[]} calls in order
 * @param {number} room
 * @param {number} now
 */
function paged(calls, room, now) {
  const called = calls.filter((call) => call.state === "called");
  const fixed = called.length < room ? called : [];
  const turning = calls.slice(fixed.length);
  const pages = Math.max(1, Math.ceil(turning.length / (room - fixed.length)));
  const page = Math.floor(now / PAGE_MS) % pages;
  // All pages are about as full as each other.
  const each = Math.ceil(turning.length / pages);
  return {items: [...fixed, ...turning.slice(page * each, (page + 1) * each)], page, pages};
}
