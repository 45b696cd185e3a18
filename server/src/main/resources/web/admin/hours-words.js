// @ts-check
/** Hours, days and months as the administrator's page of hours says them. */

import {defineWords, languageTag} from "talon/words.js";
import texts from "talon/words/admin-hours.js";

export const t = defineWords(texts);

/** @param {string} day an ISO date */
export function utc(day) {
  return new Date(`${day}T00:00:00Z`);
}

/** @param {Date} date */
export function iso(date) {
  return date.toISOString().slice(0, 10);
}

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  return new Intl.DateTimeFormat(languageTag(), {...options, timeZone: "UTC"});
}

/** «2 марта 2026» @param {string} day */
export function dayInWords(day) {
  return format({day: "numeric", month: "long", year: "numeric"}).format(utc(day)).replace(/ г\./, "");
}

/** «март 2026» @param {string} month its first day */
export function monthInWords(month) {
  const words = format({month: "long", year: "numeric"}).format(utc(month)).replace(/ г\./, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** @param {number} weekday 1 Monday @param {"short" | "long"} length */
export function weekdayName(weekday, length) {
  return format({weekday: length}).format(utc(`2024-01-0${weekday}`));
}

/** «8:00–13:00, 14:00–18:00»; «—» where it is not worked. @param {{opens: string, closes: string}[]} hours */
export function hoursInWords(hours) {
  return hours.length === 0 ? "—" : hours.map(({opens, closes}) => `${short(opens)}–${closes === "00:00" ? "24:00" : short(closes)}`).join(", ");
}

/** @param {string} time */
function short(time) {
  return time.replace(/^0/, "");
}

/**
 * Hours as they are typed: «8:00–13:00, 14–18»; null where they cannot be read.
 *
 * @param {string} text
 * @returns {{opens: string, closes: string}[] | null}
 */
export function hoursOf(text) {
  const parts = text.split(/[,;]/).map((part) => part.trim()).filter((part) => part && !/^[—–-]$/.test(part));
  const spans = parts.map((part) => /^(\d{1,2})(?:[:.](\d{2}))?\s*[–—-]\s*(\d{1,2})(?:[:.](\d{2}))?$/.exec(part));
  /** @type {{opens: string, closes: string}[]} */
  const hours = [];
  for (const span of spans) {
    if (!span) return null;
    const [opens, closes] = [time(span[1], span[2]), time(span[3], span[4])];
    if (!opens || !closes || opens === "24:00") return null;
    hours.push({opens, closes});
  }
  return hours;
}

/** @param {string} hour @param {string | undefined} minute */
function time(hour, minute = "00") {
  const whole = Number(hour);
  if (whole > 24 || Number(minute) > 59 || (whole === 24 && minute !== "00")) return null;
  return `${String(whole).padStart(2, "0")}:${minute}`;
}
