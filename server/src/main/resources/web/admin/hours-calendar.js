// @ts-check
/** Fourteen months of a centre, or of one of its services: which days it works, from when to when, and what makes a day unlike its weekday. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {name} from "talon/words.js";
import {dayDialog} from "./hours-dialogs.js";
import {DAY_MS, dayOf, todayIn} from "./hours-of-day.js";
import {dayInWords, hoursInWords, iso, monthInWords, t, utc, weekdayName} from "./hours-words.js";

/** @typedef {import("./hours-section.js").Timetable} Timetable */

const MONTHS = 14;

/** @param {any} section @param {Timetable} timetable */
export function calendarMonths(section, timetable) {
  const today = todayIn(timetable.zone);
  const [year, month] = today.split("-").map(Number);
  const months = Array.from({length: MONTHS}, (_, i) => iso(new Date(Date.UTC(year, month - 1 + i, 1))));
  return html`
    ${whoseCalendar(section)}
    <div class="calendar-ways">
      <p class="legend"><span class="day work">12</span>${t("legendWork")} <span class="day off">13</span>${t("legendOff")}
        ${section.whose ? nothing : html`<span class="day short">14</span>${t("legendShort")}`} <span class="day special">15</span>${t("legendSpecial")}</p>
      ${section.whose ? nothing : html`<label class="button">${icon("down")}${t("importCalendar")}<input type="file" class="unseen" accept=".xml,.json,application/json,text/xml" @change=${(/** @type {Event} */ event) => importFile(section, event)}></label>`}
    </div>
    <p class="quiet">${section.whose ? ofServiceInWords(section, timetable) : followedInWords(section, timetable)}</p>
    <div class="months">${months.map((first) => monthOf(section, timetable, first, today))}</div>`;
}

/** Of the whole centre, or of a service. @param {any} section */
function whoseCalendar(section) {
  const services = section.centre.services.filter((/** @type {import("talon/types.js").Service} */ one) => one.active !== false);
  const choose = (/** @type {Event} */ event) => (section.whose = /** @type {HTMLSelectElement} */ (event.target).value || null);
  return html`<div class="field whose"><label for="whose">${t("whose")}</label><select id="whose" @change=${choose}>
    <option value="" .selected=${section.whose === null}>${t("wholeCentre")}</option>
    ${services.map((/** @type {import("talon/types.js").Service} */ one) => html`<option value=${one.code} .selected=${section.whose === one.code}>${name(one.name)}</option>`)}</select></div>`;
}

/** @param {any} section @param {Timetable} timetable */
function followedInWords(section, {rules: {calendar}}) {
  return calendar ? t("followsNow", {country: calendar, n: section.calendar.length}) : t("followsNone");
}

/** @param {any} section @param {Timetable} timetable */
function ofServiceInWords(section, {special}) {
  return [special.some(({service}) => service === section.whose) ? "" : t("noSpecial"), t("specialText")].filter(Boolean).join(" ");
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
  const {hours, kind, why} = dayOf(timetable, section.calendar, day, section.whose);
  const told = [hours === null ? t("roundTheClock") : hoursInWords(hours), why].filter(Boolean).join(" · ");
  return html`<button type="button" class="day ${kind} ${day === today ? "today" : ""}" title=${told} aria-label="${dayInWords(day)}: ${told}" @click=${() => dayDialog(section, section.whose, day)}>
    ${Number(day.slice(8))}</button>`;
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
