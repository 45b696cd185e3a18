// @ts-check
/** Stepping away from the desk with a reason and until about when, and coming back. */

import {html, nothing} from "lit";
import {clock, mmss} from "talon/words.js";
import {chips} from "talon/staff/chips.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {page} from "./desk-hold.js";
import {secondsSince} from "./phase.js";
import {askForm, reasonFields, reasonOf} from "./form-dialog.js";
import {t} from "./words.js";

/** @typedef {import("./desk-model.js").Pause} Pause */

/** Minutes that are offered; 0: nobody knows. */
const MINUTES = [0, 5, 10, 15, 20, 30, 45, 60];
const KEPT = "talon-break-minutes";

/** @param {{pause: Pause | null, zone: string, now: number}} state */
export function pausedCard({pause, zone, now}) {
  return html`<section class="card empty" aria-live="polite">
    <h1>${t("paused", {reason: pause?.reason ?? ""})}</h1>
    <p><span class="pause-time" role="timer">${mmss(secondsSince(pause?.since, now))}</span>
      ${pause ? t("pauseSince", {time: clock(pause.since, zone)}) : nothing}${pause?.until ? `, ${until(pause.until, zone, now)}` : nothing}</p>
    <p>${t("pausedText")}</p>
  </section>`;
}

/** @param {string} moment @param {string} zone @param {number} now */
function until(moment, zone, now) {
  const late = secondsSince(moment, now);
  return t(late > 0 ? "pauseOver" : "pauseUntil", {time: clock(moment, zone), late: mmss(late)});
}

/**
 * @param {string} path the desk's
 * @param {{zone: string, now: number, reasons: import("./form-dialog.js").Choice[], notRead: unknown}} at notRead: that the reasons were not read
 * @returns {Promise<boolean>} whether the break began
 */
export function askPause(path, {zone, now, reasons, notRead}) {
  const last = remembered();
  const lengths = MINUTES.map((n) => ({value: n, words: n === 0 ? t("pauseUnknown")
    : html`${t("pauseMinutes", {n})}<small>${t("pauseUntil", {time: clock(now + n * 60_000, zone)})}</small>`}));
  const fields = html`${notRead}${reasonFields(reasons)}${chips("minutes", t("pauseBack"), lengths, last[reasons[0]?.value] ?? 0)}`;
  const act = async (/** @type {FormData} */ data) => {
    const reason = reasonOf(data);
    if (!reason) return t("needReason");
    const n = Number(data.get("minutes"));
    localStorage.setItem(KEPT, JSON.stringify({...last, [reason]: n}));
    try {
      await staffCommand(`${path}/pause?page=${page}`, n > 0 ? {reason, minutes: n} : {reason});
      return "";
    } catch (error) {
      return problemInWords(error);
    }
  };
  return askForm({title: t("pauseTitle"), text: t("pauseText"), fields, yes: t("pauseYes"), act, changed: asLastTime});
}

/** A lunch is as long as the last one, until another length is chosen. @param {Event} event */
function asLastTime(event) {
  const chosen = /** @type {HTMLInputElement} */ (event.target);
  if (chosen.name !== "reason") return;
  const length = remembered()[chosen.value] ?? 0;
  const radio = /** @type {HTMLInputElement | null | undefined} */ (chosen.form?.querySelector(`input[name=minutes][value="${length}"]`));
  if (radio) radio.checked = true;
}

/** How long a break for which reason was to last. @returns {Record<string, number>} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(KEPT) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {string} path the desk's @returns {Promise<boolean>} */
export async function resume(path) {
  try {
    await staffRequest("DELETE", `${path}/pause?page=${page}`);
    return true;
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
    return false;
  }
}
