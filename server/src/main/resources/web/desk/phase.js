// @ts-check
/**
 * What a specialist may do now, and how the time stands. Pure: everything comes in, nothing is remembered.
 *
 * @typedef {{ticket: string, label: string, service: string, desk: string, stage: string, position: number,
 *   route: string[], state: string, reason: string, calls: number, category: string, outOfTurn: string | null, queuedAt: string, calledAt: string,
 *   startedAt: string | null, wait: number, norm: number, usual: number | null, continuable: boolean}} Call
 * @typedef {"idle" | "called" | "serving"} Phase
 * @typedef {"call-next" | "start" | "finish" | "continue" | "recall" | "no-show" | "call"} Action
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

/** @type {Record<Phase, Action>} */
export const primaryOf = {idle: "call-next", called: "start", serving: "finish"};

/** @type {Record<Phase, Action[]>} */
const allowed = {
  idle: ["call-next", "call"],
  called: ["start", "recall", "no-show"],
  serving: ["finish"],
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

/** @type {Record<string, (phase: Phase) => Action>} */
const keys = {
  F2: () => "call-next",
  F3: () => "recall",
  F4: phase => (phase === "called" ? "start" : "finish"),
  F5: () => "continue",
  F6: () => "no-show",
  F10: () => "call",
};

/**
 * The action a key asks for, or undefined where it is no key of ours.
 *
 * @param {string} key
 * @param {Phase} phase
 * @returns {Action | undefined}
 */
export function actionOfKey(key, phase) {
  return keys[key]?.(phase);
}

/** @type {Record<Action, string>} The key that is written on the button. */
export const keyOf = {
  "call-next": "F2", start: "F4", finish: "F4", continue: "F5", recall: "F3", "no-show": "F6", call: "F10",
};

/** Seconds since an instant, never negative. @param {string | null | undefined} instant @param {number} now */
export function secondsSince(instant, now) {
  return instant ? Math.max(0, Math.floor((now - Date.parse(instant)) / 1000)) : 0;
}

/** When the ticket was called for the first time, in milliseconds. @param {Call} call */
export function firstCall(call) {
  return Date.parse(call.queuedAt) + call.wait * 1000;
}
