// @ts-check
/** Stepping away from the desk with a reason, and coming back. */

import {html, nothing} from "lit";
import {clock, currentLanguage, mmss} from "talon/words.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {secondsSince} from "./phase.js";
import {t} from "./words.js";

const REASONS = {
  ru: ["Обед", "Короткий перерыв", "Работа с документами", "Технический сбой"],
  en: ["Lunch", "Short break", "Paperwork", "Technical trouble"],
};

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
  const reason = await chooseReason();
  return reason !== "" && done(staffCommand(`${path}/pause`, {reason}));
}

/** @param {string} path the desk's @returns {Promise<boolean>} */
export function resume(path) {
  return done(staffRequest("DELETE", `${path}/pause`));
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

/** @returns {Promise<string>} empty: no break */
function chooseReason() {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const reason = String(data.get("other") ?? "").trim() || String(data.get("reason") ?? "");
    if (reason) dialog.close(reason);
  };
  const dialog = openDialog(t("pauseTitle"), html`<form @submit=${submit}>
    <p>${t("pauseText")}</p>
    <div class="pause-reasons">${REASONS[currentLanguage()].map((reason, at) => html`<label class="tick"><input type="radio" name="reason" value=${reason}
      ?checked=${at === 0} ?autofocus=${at === 0}>${reason}</label>`)}</div>
    <div class="field"><label for="pause-other">${t("pauseOther")}</label><input id="pause-other" name="other" maxlength="100" autocomplete="off"></div>
    ${formWays(t("pauseYes"), () => dialog.close())}</form>`);
  return dialog.answered;
}
