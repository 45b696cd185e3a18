// @ts-check
/** What has become of a test call, and what to look at where something of it is missing. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {currentLanguage} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {{shown: number, sound: "played" | "blocked" | "missing" | "muted" | "elsewhere" | null, sounded: number | null}} TestCall ms after it was asked */

/** A call is on the board within 2 s; what is not there after so long does not come. */
const SHOWN_MS = 5_000;
/** As calls that count as shown in time. */
const LATE_MS = 2_000;
/** What waits is said first; then the words take 7 s at most. */
const SOUNDED_MS = 25_000;

/** @param {number} ms */
export function inSeconds(ms) {
  return (ms / 1_000).toLocaleString(currentLanguage(), {minimumFractionDigits: 1, maximumFractionDigits: 1});
}

/**
 * @param {import("./screen-sheet.js").Screen} screen
 * @param {boolean} here whether it has reported lately
 */
export function testCallWords({kind, told, asked}, here) {
  if (!asked) return nothing;
  const {call, ago} = asked;
  if (!call) {
    if (ago < SHOWN_MS) return line("clock", t("testSent"));
    return wrong(t("testUnshown", {n: SHOWN_MS / 1_000}), t(!here ? "testCheckAway" : told?.current ? "testCheckSocket" : "testCheckOld"));
  }
  const late = call.shown > LATE_MS;
  const shown = late ? wrong(t("testShown", {seconds: inSeconds(call.shown)}), t("testCheckLate")) : line("check", t("testShown", {seconds: inSeconds(call.shown)}));
  return html`${shown} ${kind === "hall-display" ? heard(call, ago) : line("info", t("testNoSound"))}`;
}

/** @param {TestCall} call @param {number} ago */
function heard({sound, sounded}, ago) {
  if (sound === "played" && sounded !== null) return line("check", t("testSounded", {seconds: inSeconds(sounded)}));
  if (sound) return wrong(t(`testSound-${sound}`), t(`testCheck-${sound}`));
  return ago < SOUNDED_MS ? line("clock", t("testSounds")) : wrong(t("testUnheard", {n: SOUNDED_MS / 1_000}), t("testCheckUnheard"));
}

/** @param {import("talon/icons.js").IconName} picture @param {string} words */
function line(picture, words) {
  return html`<p class="test-call">${icon(picture)}<span>${words}</span></p>`;
}

/** @param {string} words @param {string} check what to look at */
function wrong(words, check) {
  return html`<p class="test-call late">${icon("warning")}<span>${words} ${check}</span></p>`;
}
