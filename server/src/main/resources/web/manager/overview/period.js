// @ts-check
/** Periods of whole days: from one date to another, as ISO dates of the centre. */

import {capital, languageTag} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {"day" | "week" | "month" | "quarter" | "year" | "any"} Period */
/** @typedef {{from: string, to: string}} Days ISO dates, both within */

/** @type {Period[]} */
export const PERIODS = ["day", "week", "month", "quarter", "year", "any"];

const DAY_MS = 86_400_000;

/** The period of a kind around a day. @param {Period} period @param {string} day @returns {Days} */
export function around(period, day) {
  const [year, month] = day.split("-").map(Number);
  if (period === "week") {
    const from = plus(day, -((utc(day).getUTCDay() + 6) % 7));
    return {from, to: plus(from, 6)};
  }
  if (period === "month") return months(year, month, 1);
  if (period === "quarter") return months(year, month - ((month - 1) % 3), 3);
  if (period === "year") return months(year, 1, 12);
  return {from: day, to: day};
}

/** The one before (-1) or after (1); a free one moves by its own length. @param {Period} period @param {Days} days @param {number} by */
export function step(period, days, by) {
  if (period !== "any") return around(period, by > 0 ? plus(days.to, 1) : plus(days.from, -1));
  const length = Math.round((utc(days.to).getTime() - utc(days.from).getTime()) / DAY_MS) + 1;
  return {from: plus(days.from, by * length), to: plus(days.to, by * length)};
}

/** «ноябрь 2026», «16–22 ноября 2026». @param {Period} period @param {Days} days */
export function periodInWords(period, {from, to}) {
  const year = from.slice(0, 4);
  if (period === "year") return year;
  if (period === "quarter") return t("quarterOf", {n: Math.floor((Number(from.slice(5, 7)) - 1) / 3) + 1, year});
  if (period === "month") return capital(format({month: "long"}).format(utc(from))) + ` ${year}`;
  return format({day: "numeric", month: "long", year: "numeric"}).formatRange(utc(from), utc(to)).replace(/ г\./g, "");
}

/** «пн», or «понедельник». @param {number} weekday 1 Monday @param {"short" | "long"} [length] */
export function weekday(weekday, length = "short") {
  return format({weekday: length}).format(utc(`2024-01-0${weekday}`));
}

/** «2 мар» @param {string} day */
export function shortDay(day) {
  return format({day: "numeric", month: "short"}).format(utc(day)).replace(".", "");
}

/** «пн, 2 марта 2026» @param {string} day */
export function longDay(day) {
  return format({weekday: "short", day: "numeric", month: "long", year: "numeric"}).format(utc(day)).replace(" г.", "");
}

/** Every day from the first to the last. @param {Days} days */
export function eachDay({from, to}) {
  const days = [];
  for (let day = from; day <= to; day = plus(day, 1)) days.push(day);
  return days;
}

/** @param {string | null} text */
export function isDay(text) {
  return text !== null && /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(utc(text).getTime()) && iso(utc(text)) === text;
}

/** @param {string} day @param {number} days */
function plus(day, days) {
  return iso(new Date(utc(day).getTime() + days * DAY_MS));
}

/** @param {number} year @param {number} month from 1 @param {number} count */
function months(year, month, count) {
  return {from: iso(new Date(Date.UTC(year, month - 1, 1))), to: iso(new Date(Date.UTC(year, month - 1 + count, 0)))};
}

/** @param {string} day */
function utc(day) {
  return new Date(`${day}T00:00:00Z`);
}

/** @param {Date} date */
function iso(date) {
  return date.toISOString().slice(0, 10);
}

/** @param {Intl.DateTimeFormatOptions} options */
function format(options) {
  return new Intl.DateTimeFormat(languageTag(), {...options, timeZone: "UTC"});
}
