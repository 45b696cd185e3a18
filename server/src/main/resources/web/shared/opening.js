// @ts-check
/** When a centre or a service opens again, as people say it. Days are the centre's, and the clock is the server's. */

import {clock, currentLanguage, dayMonth, defineWords} from "talon/words.js";
import texts from "talon/words/opening.js";

/** @typedef {import("talon/types.js").Opening} Opening */

const t = defineWords(texts);
const DAY_MS = 86_400_000;

/** @type {Map<string | undefined, Intl.DateTimeFormat>} */
const days = new Map();

/**
 * A day as a number, so that two can be subtracted.
 *
 * @param {Date} moment
 * @param {string | undefined} zone
 */
function dayNumber(moment, zone) {
  let format = days.get(zone);
  if (!format) days.set(zone, (format = new Intl.DateTimeFormat("en-CA", {year: "numeric", month: "2-digit", day: "2-digit", timeZone: zone})));
  return Date.parse(`${format.format(moment)}T00:00:00Z`) / DAY_MS;
}

/**
 * «8:00», as it is said.
 *
 * @param {Date | string} moment
 * @param {string} [zone]
 */
export function hour(moment, zone) {
  return clock(moment, zone).replace(/^0/, "");
}

/**
 * «в 14:00», «завтра в 8:00», «в понедельник в 8:00», «9 января в 8:00».
 *
 * @param {Date | string} moment
 * @param {Date} now
 * @param {string} [zone]
 */
export function whenOpens(moment, now, zone, lang = currentLanguage()) {
  const then = new Date(moment);
  const ahead = dayNumber(then, zone) - dayNumber(now, zone);
  const time = hour(then, zone);
  if (ahead <= 0) return t("today", {time}, lang);
  if (ahead === 1) return t("tomorrow", {time}, lang);
  const weekday = new Date(dayNumber(then, zone) * DAY_MS).getUTCDay() || 7;
  if (ahead < 7) return t(`weekday${weekday}`, {time}, lang);
  return t("day", {day: dayMonth(then, zone, lang), time}, lang);
}

/**
 * «Откроемся завтра в 8:00»; empty where nobody knows.
 *
 * @param {Opening | undefined} opening
 * @param {Date} now
 * @param {string} [zone]
 */
export function opensNext(opening, now, zone, lang = currentLanguage()) {
  return opening?.next ? t("opens", {when: whenOpens(opening.next, now, zone, lang)}, lang) : "";
}

/** @param {Opening | undefined} opening whether tickets are given; so where the server does not say */
export function isOpen(opening) {
  return !opening || opening.state === "open";
}
