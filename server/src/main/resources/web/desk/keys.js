// @ts-check
/** The desk's keys: which does what, and which is written on what. */

import {primaryOf} from "./phase.js";

/** @typedef {import("./phase.js").Action} Action */
/** @typedef {import("./phase.js").Phase} Phase */
/** @typedef {Action | "outcome" | "note" | "issue" | "pause" | "resume" | "keys"} Deed what a key asks for */

/** In the order of their table. @type {[string, (phase: Phase) => Deed][]} */
const KEYS = [
  ["F1", () => "keys"],
  ["F2", (phase) => primaryOf[phase]],
  ["F3", () => "recall"],
  ["F4", (phase) => (phase === "called" ? "start" : "finish")],
  ["Shift+F4", () => "outcome"],
  ["F5", () => "continue"],
  ["F6", () => "no-show"],
  ["Shift+F6", () => "return"],
  ["F7", (phase) => (phase === "idle" ? "postpone" : "set-aside")],
  ["F8", () => "transfer"],
  ["Shift+F8", () => "note"],
  ["F9", () => "pause"],
  ["F10", () => "call"],
  ["Shift+F2", () => "serve"],
  ["Shift+F3", () => "issue"],
  ["Ctrl+Z", () => "undo"],
  ["?", () => "keys"],
];

/** @type {Record<Deed, string>} The key that is written on the button. */
export const keyOf = {
  keys: "F1", "call-next": "F2", start: "F2", next: "F2", resume: "F2", serve: "Shift+F2", issue: "Shift+F3", recall: "F3", finish: "F4", outcome: "Shift+F4", continue: "F5",
  "no-show": "F6", return: "Shift+F6", "set-aside": "F7", postpone: "F7", transfer: "F8", note: "Shift+F8", pause: "F9", call: "F10", undo: "Ctrl+Z",
};

/** What stands in the table of the keys, in its order. @param {Deed} primary what comes next @param {Phase} phase
 * @param {boolean} issues whether tickets may be issued here @returns {Deed[]} */
export function inTheTable(primary, phase, issues) {
  return [primary, "serve", .../** @type {Deed[]} */ (issues ? ["issue"] : []), "recall", "finish", "outcome", "continue", "no-show", "return", phase === "idle" ? "postpone" : "set-aside", "transfer", "note",
    "pause", "call", "undo"];
}

/**
 * The key as it is written, or empty where it is none of ours: `F2`, `Shift+F2`, `Ctrl+Z`.
 *
 * @param {KeyboardEvent} event
 */
export function chordOf({key = "", code = "", ctrlKey, altKey, metaKey, shiftKey}) {
  if (altKey || metaKey) return "";
  if (key === "?") return ctrlKey ? "" : "?";
  // A letter by its place: it stays there when the keyboard writes Cyrillic.
  const name = code.startsWith("Key") ? code.slice(3) : key;
  return (ctrlKey ? "Ctrl+" : "") + (shiftKey ? "Shift+" : "") + name;
}

/**
 * What a key asks for, or undefined where it is no key of ours.
 *
 * @param {string} chord
 * @param {Phase} phase
 * @param {boolean} paused whether the desk is on a break
 * @returns {Deed | undefined}
 */
export function deedOfKey(chord, phase, paused) {
  if (paused && chord === "F2") return "resume";
  return KEYS.find(([one]) => one === chord)?.[1](phase);
}
