// @ts-check
/** Smaller dialogs of the page of hours: closed at once, a limit, the last ticket, a day of its own, a day of the calendar. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {OTHERS, eachLanguage} from "talon/staff/other-languages.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {capital, name} from "talon/words.js";
import {dayOf, specialOf} from "./hours-of-day.js";
import {dayInWords, hoursInWords, hoursOf, t, weekdayName} from "./hours-words.js";

/**
 * A form over the page; `send` does it and is told what is wrong by throwing.
 *
 * @param {string} title
 * @param {unknown} fields
 * @param {string} words of the button
 * @param {(data: FormData) => Promise<unknown>} send
 * @param {unknown} [more] beside the buttons
 */
function form(title, fields, words, send, more = nothing) {
  let fault = "";
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    try {
      await send(new FormData(/** @type {HTMLFormElement} */ (event.target)));
      dialog.close();
    } catch (error) {
      fault = error instanceof RangeError ? error.message : problemInWords(error);
      dialog.show(content);
    }
  };
  const content = () => html`<form class="hours-form" @submit=${submit}>${fields}${more}
    ${fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${fault}</span></p>` : nothing}
    ${formWays(words, () => dialog.close())}</form>`;
  const dialog = openDialog(title, content);
  return dialog;
}

/** @param {FormData} data @param {string} key */
function text(data, key) {
  return String(data.get(key) ?? "").trim();
}

/** @param {Partial<Record<string, string>>} [told] by language */
function reasonFields(told = {}) {
  const field = (/** @type {string} */ code, /** @type {string} */ words) => html`<div class="field"><label for=${`why-${code}`}>${words}</label>
    <input id=${`why-${code}`} name=${code} maxlength="200" autocomplete="off" value=${told[code] ?? ""}></div>`;
  return html`${field("ru", t("reasonRu"))}${field("en", t("reasonEn"))}${OTHERS.map(({code, name: language}) => field(code, t("reasonIn", {language})))}`;
}

/** @param {FormData} data */
function reasonOf(data) {
  return eachLanguage((language) => data.get(language));
}

/** @param {any} section */
export function closeDialog(section) {
  const services = section.centre.services.filter((/** @type {import("talon/types.js").Service} */ one) => one.active !== false);
  form(t("closeNow"), html`<p>${t("closeNowText")}</p>
    <div class="field"><label for="close-what">${t("what")}</label><select id="close-what" name="service"><option value="">${t("wholeCentre")}</option>
      ${services.map((/** @type {import("talon/types.js").Service} */ one) => html`<option value=${one.code}>${name(one.name)}</option>`)}</select></div>
    <div class="field"><label for="close-for">${t("howLong")}</label><select id="close-for" name="minutes">
      ${[15, 30, 60, 120, 240].map((minutes) => html`<option value=${minutes}>${minutes < 60 ? t("minutes", {n: minutes}) : t("hoursLong", {n: minutes / 60})}</option>`)}
      <option value="" selected>${t("untilOpened")}</option></select></div>
    ${reasonFields()}`, t("close"), async (data) => {
    const minutes = Number(text(data, "minutes"));
    const service = text(data, "service");
    // The server's clock decides; this one only says how long from now.
    const until = minutes ? new Date(Date.now() + minutes * 60_000).toISOString() : null;
    const put = await staffRequest("PUT", `/centres/${section.centre.code}/closed${service ? `?service=${service}` : ""}`, {body: {until, reason: reasonOf(data)}});
    await section.take(Promise.resolve(put), t("closedDone"));
  });
}

/** @param {any} section @param {import("talon/types.js").Service} service @param {number | null} limit */
export function limitDialog(section, service, limit) {
  form(t("limitOf", {service: name(service.name)}), html`<p>${t("limitText")}</p>
    <div class="field"><label for="limit">${t("limitField")}</label><input id="limit" name="limit" type="number" min="0" max="100000" value=${limit ?? ""} placeholder=${t("noLimit")} autofocus></div>`,
  t("save"), async (data) => {
    const typed = text(data, "limit");
    const put = await staffRequest("PUT", `${section.path}/limits/${service.code}`, {body: {perDay: typed === "" ? null : Number(typed)}});
    await section.take(Promise.resolve(put));
  });
}

/** @param {any} section */
export function rulesDialog(section) {
  const {calendar, lastTicket, lastTicketBefore, askOver} = section.timetable.rules;
  form(t("rules"), html`
    <label class="tick"><input type="checkbox" name="last" ?checked=${lastTicket}>${t("lastTicketField")}</label><p class="quiet">${t("lastTicketHint")}</p>
    <div class="field"><label for="before">${t("hardTimeField")}</label><input id="before" name="before" type="number" min="0" max="240" required value=${lastTicketBefore}></div>
    <div class="field"><label for="ask">${t("askField")}</label><input id="ask" name="ask" type="number" min="5" max="480" value=${askOver ?? ""} placeholder=${t("never")}></div>
    <div class="field"><label for="follows">${t("follows")}</label><input id="follows" name="calendar" maxlength="6" pattern="[a-z]{2}(-[a-z]{2,3})?" value=${calendar ?? ""} placeholder=${t("none")} autocomplete="off"></div>
    <p class="quiet">${t("followsHint")}</p>`, t("save"), async (data) => {
    const ask = text(data, "ask");
    const body = {calendar: text(data, "calendar") || null, lastTicket: data.get("last") === "on", lastTicketBefore: Number(text(data, "before")), askOver: ask === "" ? null : Number(ask)};
    await section.take(Promise.resolve(await staffRequest("PUT", `${section.path}/rules`, {body})));
  });
}

/** @typedef {import("./hours-section.js").Special} Special */

/** @param {any} section @param {string | null} service @param {string} day */
function dayPath(section, service, day) {
  return `${section.path}/days/${day}${service ? `?service=${service}` : ""}`;
}

/** The day is as usual again, and can have its hours back at once. @param {any} section @param {Special} special */
export async function forgetDay(section, {service, day, hours, reason}) {
  const path = dayPath(section, service, day);
  const back = () => section.take(staffRequest("PUT", path, {body: {hours, reason}}));
  if (await section.take(staffRequest("DELETE", path), "")) toast(t("dayRemoved", {day: dayInWords(day)}), {undo: {words: t("undo"), act: back}});
}

/**
 * Hours of its own for a day.
 *
 * @param {any} section
 * @param {string | null} service null: the centre
 * @param {string} day
 */
export function dayDialog(section, service, day) {
  const {timetable, calendar} = section;
  const special = specialOf(timetable, service, day);
  const inWords = (/** @type {string | null} */ of) => {
    const {hours} = dayOf(timetable, calendar, day, of);
    return hours === null ? "0:00–24:00" : hoursInWords(hours);
  };
  const forget = () => {
    dialog.close();
    forgetDay(section, /** @type {Special} */ (special));
  };
  const {calendar: country} = timetable.rules;
  const ofCountry = () => {
    dialog.close();
    calendarDayDialog(section, country, day);
  };
  const about = service ? html`<p>${t("dayTextOfService")}</p><p class="quiet">${t("centreOnDay", {hours: inWords(null)})}</p>` : html`<p>${t("dayText")}</p>`;
  const dialog = form(service ? t("dayOfService", {day: dayInWords(day), service: section.serviceName(service)}) : dayInWords(day), html`${about}
    <div class="field"><label for="day-hours">${t("hours")}</label><input id="day-hours" name="hours" autocomplete="off" placeholder=${t("notWorked")} autofocus
      value=${(special ? hoursInWords(special.hours) : inWords(service)).replace("—", "")}></div>
    ${reasonFields(special?.reason)}`, t("save"), async (data) => {
    const hours = hoursOf(text(data, "hours"));
    if (hours === null) throw new RangeError(t("wrongHours", {day: dayInWords(day)}));
    await section.take(Promise.resolve(await staffRequest("PUT", dayPath(section, service, day), {body: {hours, reason: reasonOf(data)}})));
  }, html`
    ${special ? html`<button type="button" class="button quiet" @click=${forget}>${icon("close")}${t("likeUsual")}</button>` : nothing}
    ${country && !service ? html`<button type="button" class="button quiet" @click=${ofCountry}>${icon("settings")}${t("inCalendar", {country})}</button>` : nothing}`);
}

/**
 * A day of the country's calendar.
 *
 * @param {any} section
 * @param {string} country
 * @param {string} day
 */
function calendarDayDialog(section, country, day) {
  const known = section.calendar.find((/** @type {import("./hours-section.js").CalendarDay} */ one) => one.day === day);
  const path = `/calendars/${country}/days/${day}`;
  const again = () => section.take(staffRequest("GET", section.path));
  form(t("calendarDay", {day: dayInWords(day), country}), html`<p>${t("calendarDayText")}</p>
    <div class="field"><label for="kind">${t("kind")}</label><select id="kind" name="kind">
      ${["", "off", "short", "work"].map((kind) => html`<option value=${kind} ?selected=${kind === (known?.kind ?? "")}>${t(`kind-${kind || "usual"}`)}</option>`)}</select></div>
    <div class="field"><label for="shorter">${t("shorterBy")}</label><input id="shorter" name="shorter" type="number" min="0" max="720" value=${known?.shorterBy || 60}></div>
    <div class="field"><label for="like">${t("worksLike")}</label><select id="like" name="like">
      ${[1, 2, 3, 4, 5, 6, 7].map((one) => html`<option value=${one} ?selected=${one === (known?.like ?? 5)}>${capital(weekdayName(one, "long"))}</option>`)}</select></div>
    <div class="field"><label for="holiday">${t("holidayName")}</label><input id="holiday" name="name" maxlength="100" autocomplete="off" value=${known?.name ?? ""}></div>`,
  t("save"), async (data) => {
    const kind = text(data, "kind");
    if (!kind) await staffRequest("DELETE", path);
    else {
      const body = {kind, like: Number(text(data, "like")), shorterBy: kind === "short" ? Number(text(data, "shorter")) : 0, name: text(data, "name")};
      await staffRequest("PUT", path, {body});
    }
    await again();
  });
}
