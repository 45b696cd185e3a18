// @ts-check
/** Stepping away from the desk with a reason, and coming back. */

import {html, nothing} from "lit";
import {clock, mmss} from "talon/words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {page} from "./desk-hold.js";
import {secondsSince} from "./phase.js";
import {chooseReason} from "./reason-dialog.js";
import {t, usualReasons} from "./words.js";

/** @param {{pause: {reason: string, since: string} | null, zone: string, now: number}} state */
export function pausedCard({pause, zone, now}) {
  return html`<section class="card empty" aria-live="polite">
    <h1>${t("paused", {reason: pause?.reason ?? ""})}</h1>
    <p><span class="pause-time" role="timer">${mmss(secondsSince(pause?.since, now))}</span>
      ${pause ? t("pauseSince", {time: clock(pause.since, zone)}) : nothing}</p>
    <p>${t("pausedText")}</p>
  </section>`;
}

/** @param {string} path the desk's @returns {Promise<boolean>} whether the break began */
export async function askPause(path) {
  const reason = await chooseReason({title: t("pauseTitle"), text: t("pauseText"), reasons: usualReasons("pauseReasons"), yes: t("pauseYes")});
  return reason !== "" && done(staffCommand(`${path}/pause?page=${page}`, {reason}));
}

/** @param {string} path the desk's @returns {Promise<boolean>} */
export function resume(path) {
  return done(staffRequest("DELETE", `${path}/pause?page=${page}`));
}

/** @param {Promise<unknown>} asked */
async function done(asked) {
  try {
    await asked;
    return true;
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
    return false;
  }
}
