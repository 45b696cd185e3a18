// @ts-check

/**
 * @typedef {import("talon/types.js").BoardCall} Call
 * @typedef {object} Lines what the list of calls shows
 * @property {Call[]} shown in the order of the list
 * @property {Call[]} more those that do not fit
 * @property {Call | undefined} newest the one that stands out: called last and not yet at its desk
 */

/**
 * Who is still on the way comes first, who sits at a desk already after them; within both the newest call first.
 * @param {Call[]} calls a board"s calls
 * @param {number} room how many lines the screen has
 * @returns {Lines}
 */
export function linesOf(calls, room) {
  const newestFirst = [...calls].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  const called = newestFirst.filter((call) => call.state === "called");
  const serving = newestFirst.filter((call) => call.state !== "called");
  const all = [...called, ...serving];
  return {shown: all.slice(0, room), more: all.slice(room), newest: called[0]};
}
