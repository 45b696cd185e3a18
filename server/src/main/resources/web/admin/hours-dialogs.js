// @ts-check
/** Smaller dialogs of the page of hours: closed at once, a limit, the last ticket, a day of its own, a day of the calendar. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {OTHERS, eachLanguage} from "talon/staff/other-languages.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {capital, name} from "talon/words.js";
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

/**
 * A day of the calendar that was touched: hours of its own for the centre.
 *
 * @param {any} section
 * @param {string} day
 * @param {{opens: string, closes: string}[]} usual what holds there without
 */
export function dayDialog(section, day, usual) {
  const special = section.timetable.special.find((/** @type {import("./hours-section.js").Special} */ one) => one.service === null && one.day === day);
  const forget = async () => {
    dialog.close();
    await section.take(staffRequest("DELETE", `${section.path}/days/${day}`), t("removed"));
  };
  const country = section.timetable.rules.calendar;
  const ofCountry = () => {
    dialog.close();
    calendarDayDialog(section, country, day);
  };
  const dialog = form(dayInWords(day), html`<p>${t("dayText")}</p>
    <div class="field"><label for="day-hours">${t("hours")}</label><input id="day-hours" name="hours" autocomplete="off" placeholder=${t("notWorked")} autofocus
      value=${hoursInWords(special?.hours ?? usual).replace("—", "")}></div>
    ${reasonFields(special?.reason)}`, t("save"), async (data) => {
    const hours = hoursOf(text(data, "hours"));
    if (hours === null) throw new RangeError(t("wrongHours", {day: dayInWords(day)}));
    await section.take(Promise.resolve(await staffRequest("PUT", `${section.path}/days/${day}`, {body: {hours, reason: reasonOf(data)}})));
  }, html`
    ${special ? html`<button type="button" class="button quiet" @click=${forget}>${icon("close")}${t("likeUsual")}</button>` : nothing}
    ${country ? html`<button type="button" class="button quiet" @click=${ofCountry}>${icon("settings")}${t("inCalendar", {country})}</button>` : nothing}`);
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
