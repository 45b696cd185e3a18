// @ts-check
/** Where a visitor goes. */

/** @typedef {import("talon/types.js").BoardCall} Call */

/**
 * The way to a call's zone, where this screen shows several; else simply onwards.
 *
 * @param {Call} call
 * @param {string[]} zones that this screen shows; empty: all
 * @returns {"right" | "left" | "up" | "down"}
 */
export function arrowOf(call, zones) {
  return (zones.length === 1 ? null : call.zone?.arrow) ?? "right";
}

/**
 * As much of a board as a screen of some zones shows. What belongs to no zone is shown everywhere.
 *
 * @param {import("talon/types.js").Board} board
 * @param {string[]} zones empty: all
 */
export function inZones(board, zones) {
  if (zones.length === 0) return board;
  const own = board.desks.filter((desk) => !desk.zone || zones.includes(desk.zone));
  return {
    ...board,
    calls: board.calls.filter((call) => !call.zone || zones.includes(call.zone.code)),
    // A hall without desks tells of all.
    desks: own.length > 0 ? own : board.desks,
    waiting: waitingFor(board.waiting, own),
  };
}

/**
 * The services that the desks of some zones, and those of no zone, begin with: whoever waits here waits for one of them. How many wait is the
 * number of the whole queue: it stands before whoever comes, wherever they are called to. A hall without desks tells of all.
 *
 * @param {import("talon/types.js").Board["waiting"]} waiting
 * @param {import("talon/types.js").Board["desks"]} desks
 */
function waitingFor(waiting, desks) {
  const kinds = new Set(desks.flatMap((desk) => desk.stages));
  return kinds.size === 0 ? waiting : waiting.filter((each) => !each.kind || kinds.has(each.kind));
}
