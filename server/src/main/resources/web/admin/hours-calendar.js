// @ts-check
/** Fourteen months of a centre: which days it works, from when to when, and what makes a day unlike its weekday. */

import {html} from "lit";
import {icon} from "talon/icons.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {name} from "talon/words.js";
import {dayDialog} from "./hours-dialogs.js";
import {dayInWords, hoursInWords, iso, monthInWords, t, utc, weekdayName} from "./hours-words.js";

/** @typedef {import("./hours-section.js").Timetable} Timetable */
/** @typedef {import("./hours-section.js").CalendarDay} CalendarDay */

const MONTHS = 14;
const DAY_MS = 86_400_000;

/** @param {any} section @param {Timetable} timetable */
export function calendarMonths(section, timetable) {
  const {calendar} = timetable.rules;
  const today = new Intl.DateTimeFormat("en-CA", {timeZone: timetable.zone}).format(new Date());
  const [year, month] = today.split("-").map(Number);
  const months = Array.from({length: MONTHS}, (_, i) => iso(new Date(Date.UTC(year, month - 1 + i, 1))));
  return html`
    <div class="calendar-ways">
      <p class="legend"><span class="day work">12</span>${t("legendWork")} <span class="day off">13</span>${t("legendOff")} <span class="day short">14</span>${t("legendShort")} <span class="day special">15</span>${t("legendSpecial")}</p>
      <label class="button">${icon("down")}${t("importCalendar")}<input type="file" class="unseen" accept=".xml,.json,application/json,text/xml" @change=${(/** @type {Event} */ event) => importFile(section, event)}></label>
    </div>
    ${calendar ? html`<p class="quiet">${t("followsNow", {country: calendar, n: section.calendar.length})}</p>` : html`<p class="quiet">${t("followsNone")}</p>`}
    <div class="months">${months.map((first) => monthOf(section, timetable, first, today))}</div>`;
}

/** @param {any} section @param {Timetable} timetable @param {string} first @param {string} today */
function monthOf(section, timetable, first, today) {
  const start = utc(first);
  const length = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + 1, 0)).getUTCDate();
  const before = (start.getUTCDay() + 6) % 7;
  const days = Array.from({length}, (_, i) => iso(new Date(start.getTime() + i * DAY_MS)));
  return html`<table class="month"><caption>${monthInWords(first)}</caption>
    <thead><tr>${[1, 2, 3, 4, 5, 6, 7].map((day) => html`<th scope="col">${weekdayName(day, "short")}</th>`)}</tr></thead>
    <tbody>${Array.from({length: Math.ceil((before + length) / 7)}, (_, row) => html`<tr>${[0, 1, 2, 3, 4, 5, 6].map((column) => {
      const day = days[row * 7 + column - before];
      return day ? html`<td>${dayButton(section, timetable, day, today)}</td>` : html`<td></td>`;
    })}</tr>`)}</tbody></table>`;
}

/** @param {any} section @param {Timetable} timetable @param {string} day @param {string} today */
function dayButton(section, timetable, day, today) {
  const {hours, kind, why} = dayOf(timetable, section.calendar, day);
  const told = [hours === null ? t("roundTheClock") : hoursInWords(hours), why].filter(Boolean).join(" · ");
  const press = () => dayDialog(section, day, hours ?? [{opens: "00:00", closes: "00:00"}]);
  return html`<button type="button" class="day ${kind} ${day === today ? "today" : ""}" title=${told} aria-label="${dayInWords(day)}: ${told}" @click=${press}>
    ${Number(day.slice(8))}</button>`;
}

/**
 * What holds on a day, as the server will see it: a picture for whoever enters hours; nothing is decided here.
 *
 * @param {Timetable} timetable
 * @param {CalendarDay[]} calendar
 * @param {string} day
 * @returns {{hours: {opens: string, closes: string}[] | null, kind: string, why: string}} hours null: round the clock
 */
function dayOf(timetable, calendar, day) {
  const special = timetable.special.find((one) => one.service === null && one.day === day);
  if (special) return {hours: special.hours, kind: "special", why: name(special.reason) || t("legendSpecial")};
  const known = calendar.find((one) => one.day === day);
  if (known?.kind === "off") return {hours: [], kind: "off holiday", why: known.name || t("kind-off")};
  const weeks = timetable.weeks.filter((one) => one.service === null && one.from <= day);
  const week = weeks[weeks.length - 1];
  if (!week) return {hours: null, kind: "work", why: ""};
  const on = (/** @type {number} */ weekday) => week.days.find((one) => one.weekday === weekday)?.hours ?? [];
  const weekday = utc(day).getUTCDay() || 7;
  let hours = on(weekday);
  if (known?.kind === "work" && hours.length === 0) hours = on(known.like);
  if (known?.kind === "short") return {hours, kind: "short", why: t("closesEarlier", {n: known.shorterBy})};
  return {hours, kind: hours.length === 0 ? "off" : "work", why: known ? t("kind-work") : ""};
}

/** @param {any} section @param {Event} event */
async function importFile(section, event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const file = input.files?.[0];
  input.value = "";
  if (!file) return;
  try {
    const text = (await file.text()).replace(/^\uFEFF/, "").replace(/[\t\r]/g, " ");
    const country = section.timetable.rules.calendar ?? /country(?:code)?["']?\s*[=:]\s*["']([a-z-]+)["']/.exec(text)?.[1] ?? "ru";
    const taken = await staffRequest("POST", "/imports/calendar", {body: {country, file: text.trim()}});
    toast(t("imported", {country: taken.country, year: taken.year, n: taken.days}));
    const {rules} = section.timetable;
    const timetable = rules.calendar ? staffRequest("GET", section.path) : staffRequest("PUT", `${section.path}/rules`, {body: {...rules, calendar: country}});
    await section.take(timetable, "");
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
  }
}
