// @ts-check
/**
 * What a specialist may do now, and how the time stands. Pure: everything comes in, nothing is remembered.
 *
 * @typedef {{ticket: string, label: string, service: string, desk: string, stage: string, position: number,
 *   route: string[], state: string, reason: string, calls: number, category: string, outOfTurn: string | null, queuedAt: string, calledAt: string, walksFrom: string,
 *   startedAt: string | null, wait: number, norm: number, usual: number | null, continuable: boolean, note?: string | null, comment?: string | null,
 *   recalls?: number, recallsLeft?: number | null, returned?: number}} Call note: of staff; comment: of whoever handed them on; recalls: since the last call to a desk; recallsLeft: null: no limit
 * @typedef {"idle" | "called" | "serving"} Phase
 * @typedef {"call-next" | "start" | "next" | "finish" | "continue" | "recall" | "no-show" | "call"
 *   | "set-aside" | "postpone" | "return" | "transfer" | "serve" | "undo"} Action
 */

/** Seconds between two calls of one ticket: the hall needs them to hear the first. */
export const RECALL_PAUSE = 10;

/** Seconds from the start within which finishing asks. */
export const FINISH_ASKS = 5;

/** A button whose meaning has just changed is deaf for so many ms: the press was meant for what it was before. */
export const DEAF_MS = 700;

/** @param {Call | null} call @returns {Phase} */
export function phaseOf(call) {
  return call?.state === "called" || call?.state === "serving" ? call.state : "idle";
}

/** What comes next: one key leads through the whole of a visit, and on to the next visitor. @type {Record<Phase, Action>} */
export const primaryOf = {idle: "call-next", called: "start", serving: "next"};

/** @type {Record<Phase, Action[]>} */
const allowed = {
  idle: ["call-next", "call", "serve", "postpone"],
  called: ["start", "recall", "no-show", "set-aside", "transfer"],
  serving: ["next", "finish", "set-aside", "transfer"],
};

/**
 * @param {Call | null} call
 * @returns {Set<Action>}
 */
export function actionsOf(call) {
  const actions = new Set(allowed[phaseOf(call)]);
  if (call?.continuable && call.state === "serving") {
    actions.add("continue");
  }
  return actions;
}

/** Seconds since an instant, never negative. @param {string | null | undefined} instant @param {number} now */
export function secondsSince(instant, now) {
  return instant ? Math.max(0, Math.floor((now - Date.parse(instant)) / 1000)) : 0;
}

/** From when on the visitor is awaited: in milliseconds. @param {Call} call */
export function awaitedFrom(call) {
  return Date.parse(call.walksFrom);
}
