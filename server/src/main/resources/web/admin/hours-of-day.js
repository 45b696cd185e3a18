// @ts-check
/** What holds on a day, as the server will see it: a picture for whoever enters hours; nothing is decided here. */

import {name} from "talon/words.js";
import {iso, t, utc} from "./hours-words.js";

/** @typedef {import("./hours-section.js").Timetable} Timetable */
/** @typedef {import("./hours-section.js").CalendarDay} CalendarDay */
/** @typedef {import("./hours-section.js").Span} Span */
/** @typedef {{hours: Span[] | null, kind: string, why: string}} Day hours null: round the clock */

export const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;
/** @type {Span[]} */
const ROUND_THE_CLOCK = [{opens: "00:00", closes: "00:00"}];

/** The centre's day now. @param {string} zone */
export function todayIn(zone) {
  return new Intl.DateTimeFormat("en-CA", {timeZone: zone}).format(new Date());
}

/**
 * @param {Timetable} timetable
 * @param {string | null} service null: the centre
 * @param {string} day
 */
export function specialOf(timetable, service, day) {
  return timetable.special.find((one) => one.service === service && one.day === day);
}

/**
 * @param {Timetable} timetable
 * @param {CalendarDay[]} calendar
 * @param {string} day
 * @param {string | null} [service] null: the centre
 * @returns {Day}
 */
export function dayOf(timetable, calendar, day, service = null) {
  return service === null ? ofCentre(timetable, calendar, day) : ofService(timetable, calendar, day, service);
}

/** @param {Timetable} timetable @param {CalendarDay[]} calendar @param {string} day @returns {Day} */
function ofCentre(timetable, calendar, day) {
  const special = specialOf(timetable, null, day);
  if (special) return {hours: special.hours, kind: "special", why: name(special.reason) || t("legendSpecial")};
  const known = calendar.find((one) => one.day === day);
  if (known?.kind === "off") return {hours: [], kind: "off holiday", why: known.name || t("kind-off")};
  const hours = byWeek(timetable, calendar, day, null);
  if (hours === null) return {hours, kind: "work", why: ""};
  if (known?.kind === "short") return {hours, kind: "short", why: t("closesEarlier", {n: known.shorterBy})};
  return {hours, kind: hours.length === 0 ? "off" : "work", why: known ? t("kind-work") : ""};
}

/** Its own hours, as far as the centre is open. @param {Timetable} timetable @param {CalendarDay[]} calendar @param {string} day @param {string} service @returns {Day} */
function ofService(timetable, calendar, day, service) {
  const centre = ofCentre(timetable, calendar, day);
  const special = specialOf(timetable, service, day);
  const around = [-1, 0, 1].map((days) => {
    const date = iso(new Date(utc(day).getTime() + days * DAY_MS));
    return {date, shift: days * DAY_MINUTES, hours: specialOf(timetable, service, date)?.hours ?? byWeek(timetable, calendar, date, service)};
  });
  const shorterBy = centre.kind === "short" ? calendar.find((one) => one.day === day)?.shorterBy ?? 0 : 0;
  const hours = centre.hours === null && around.every((one) => one.hours === null) ? null
    : met(shorter(minutesOf(centre.hours), shorterBy), around.flatMap((one) => minutesOf(one.hours, one.shift)));
  if (special) return {hours, kind: "special", why: name(special.reason) || t("legendSpecial")};
  const off = hours?.length === 0;
  return {hours, kind: !off ? "work" : centre.kind.startsWith("off") ? centre.kind : "off", why: off && centre.hours?.length === 0 ? centre.why : ""};
}

/** By the week that is valid then; null: there is none. @param {Timetable} timetable @param {CalendarDay[]} calendar @param {string} day @param {string | null} service */
function byWeek(timetable, calendar, day, service) {
  const weeks = timetable.weeks.filter((one) => one.service === service && one.from <= day);
  const week = weeks[weeks.length - 1];
  if (!week) return null;
  const on = (/** @type {number} */ weekday) => week.days.find((one) => one.weekday === weekday)?.hours ?? [];
  const hours = on(utc(day).getUTCDay() || 7);
  const known = calendar.find((one) => one.day === day);
  return known?.kind === "work" && hours.length === 0 ? on(known.like) : hours;
}

/** From when until when, in minutes of the day; who closes no later than they open closes on the next. @param {Span[] | null} hours @param {number} [shift] @returns {[number, number][]} */
function minutesOf(hours, shift = 0) {
  const at = (/** @type {string} */ time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
  return (hours ?? ROUND_THE_CLOCK).map(({opens, closes}) => {
    const [from, to] = [at(opens), at(closes)];
    return [from + shift, (to > from ? to : to + DAY_MINUTES) + shift];
  });
}

/** The last ends earlier. @param {[number, number][]} spans @param {number} minutes @returns {[number, number][]} */
function shorter(spans, minutes) {
  return spans.map(([from, to], at) => /** @type {[number, number]} */ ([from, at === spans.length - 1 ? to - minutes : to])).filter(([from, to]) => from < to);
}

/** When both are open. @param {[number, number][]} spans @param {[number, number][]} others @returns {Span[]} */
function met(spans, others) {
  const time = (/** @type {number} */ minutes) => iso24((minutes + DAY_MINUTES) % DAY_MINUTES);
  return spans.flatMap(([from, to]) => others.map(([begins, ends]) => [Math.max(from, begins), Math.min(to, ends)]))
    .filter(([from, to]) => from < to).sort(([one], [other]) => one - other)
    .map(([from, to]) => ({opens: time(from), closes: time(to)}));
}

/** @param {number} minutes */
function iso24(minutes) {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
}
