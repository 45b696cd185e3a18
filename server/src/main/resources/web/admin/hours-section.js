// @ts-check
/** When a centre is open: its weeks, its calendar, special days, services with hours or limits of their own, the last ticket. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, name} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {closeDialog, dayDialog, forgetDay, limitDialog, rulesDialog} from "./hours-dialogs.js";
import {calendarMonths} from "./hours-calendar.js";
import {todayIn} from "./hours-of-day.js";
import {pastDays} from "./hours-past.js";
import {dayInWords, hoursInWords, t, weekdayName} from "./hours-words.js";
import {weekDialog} from "./week-dialog.js";
import {nothingYet} from "./section.js";

/** @typedef {{opens: string, closes: string}} Span */
/** @typedef {{service: string | null, from: string, days: {weekday: number, hours: Span[]}[]}} Week */
/** @typedef {{service: string | null, day: string, hours: Span[], reason: import("talon/types.js").Name}} Special */
/** @typedef {{calendar: string | null, lastTicket: boolean, lastTicketBefore: number, askOver: number | null}} Rules */
/** @typedef {{zone: string, weeks: Week[], special: Special[], closed: {service: string | null, since: string, until: string | null, reason: import("talon/types.js").Name}[],
 *   rules: Rules, limits: {service: string, perDay: number}[]}} Timetable */
/** @typedef {{day: string, kind: "off" | "short" | "work", like: number, shorterBy: number, name: string}} CalendarDay */

class HoursSection extends LitElement {
  static properties = {centre: {}, timetable: {state: true}, calendar: {state: true}, whose: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {Timetable | null} */
    this.timetable = null;
    /** Of the country whose calendar the centre follows. @type {CalendarDay[]} */
    this.calendar = [];
    /** Whose days the calendar shows: a service's code; null: the centre's. @type {string | null} */
    this.whose = null;
    /** @type {unknown} */
    this.fault = null;
    /** The centre that was read. */
    this.read = "";
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre") && this.centre.code !== this.read) this.#find();
  }

  get path() {
    return `/centres/${this.centre.code}/timetable`;
  }

  async #find() {
    this.read = this.centre.code;
    this.whose = null;
    await this.take(staffRequest("GET", this.path), "");
  }

  /** Shows what a change has come to. @param {Promise<Timetable>} asked @param {string} [done] @returns {Promise<boolean>} whether it was done */
  async take(asked, done = t("saved")) {
    try {
      this.timetable = await asked;
      const {calendar} = this.timetable.rules;
      this.calendar = calendar ? await staffRequest("GET", `/calendars/${calendar}`) : [];
      this.fault = null;
      if (done) toast(done);
      return true;
    } catch (error) {
      if (this.timetable) toast(problemInWords(error), {wrong: true});
      else this.fault = error;
      return false;
    }
  }

  /** @param {string | null} service */
  serviceName(service) {
    return service ? name(this.centre.services.find((one) => one.code === service)?.name) || service : t("wholeCentre");
  }

  render() {
    const {timetable} = this;
    if (!timetable) {
      return html`<div class="section-top"><div><h1>${t("title")}</h1></div></div>
        ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing}`;
    }
    const own = timetable.weeks.filter((week) => week.service === null);
    return html`
      <div class="section-top"><div><h1>${t("title")}</h1><p class="quiet">${t("text", {zone: timetable.zone})}</p></div>
        <button type="button" class="button ${timetable.closed.length ? "" : "danger"}" @click=${() => closeDialog(this)}>${icon("stop")}${t("closeNow")}</button></div>
      ${timetable.closed.map((closed) => this.#closed(closed))}
      <section class="hours-part"><div class="part-top"><h2>${t("weeks")}</h2>${this.#add(t("newWeek"), () => weekDialog(this, null, null))}</div>
        ${own.length === 0 ? nothingYet(t("noWeeks")) : this.#weeks(own)}</section>
      <section class="hours-part"><div class="part-top"><h2>${t("services")}</h2></div><p class="quiet">${t("servicesText")}</p>${this.#services(timetable)}</section>
      <section class="hours-part"><div class="part-top"><h2>${t("rules")}</h2><button type="button" class="button" @click=${() => rulesDialog(this)}>${t("change")}</button></div>
        ${this.#rules(timetable.rules)}</section>
      <section class="hours-part calendar"><div class="part-top"><h2>${t("calendar")}</h2></div>${this.whose ? nothing : html`<p class="quiet">${t("calendarText")}</p>`}
        ${calendarMonths(this, timetable)}
        ${pastDays(timetable, (service) => this.serviceName(service))}</section>`;
  }

  /** @param {string} words @param {() => void} act */
  #add(words, act) {
    return html`<button type="button" class="button primary" @click=${act}>${icon("plus")}${words}</button>`;
  }

  /** @param {Timetable["closed"][number]} closed */
  #closed({service, until, reason}) {
    const query = service ? `?service=${service}` : "";
    const open = () => this.take(staffRequest("DELETE", `/centres/${this.centre.code}/closed${query}`), t("openedNow"));
    return html`<p class="alert closed-now" role="status">${icon("stop")}<span><b>${t("closedNow", {what: this.serviceName(service)})}</b>
      ${until ? t("closedUntil", {time: momentInWords(until, this.centre.zone)}) : t("closedWithoutEnd")} ${name(reason) ? `· ${name(reason)}` : ""}</span>
      <button type="button" class="button" @click=${open}>${t("openNow")}</button></p>`;
  }

  /** @param {Week[]} weeks */
  #weeks(weeks) {
    return html`<table class="list weeks"><thead><tr><th>${t("from")}</th>${[1, 2, 3, 4, 5, 6, 7].map((day) => html`<th>${weekdayName(day, "short")}</th>`)}<td></td></tr></thead>
      <tbody>${weeks.map((week, at) => html`<tr><th scope="row">${at === 0 && week.from <= "2000-01-01" ? t("ever") : dayInWords(week.from)}</th>
        ${[1, 2, 3, 4, 5, 6, 7].map((day) => html`<td data-label=${weekdayName(day, "short")}>${hoursInWords(week.days.find((one) => one.weekday === day)?.hours ?? []).split(", ").map((span) => html`<div>${span}</div>`)}</td>`)}
        <td class="acts">
          <button type="button" class="button quiet" @click=${() => weekDialog(this, week.service, week)}>${t("change")}<span class="unseen"> ${dayInWords(week.from)}</span></button>
          <button type="button" class="button quiet" @click=${() => this.#forget(week)}>${t("remove")}<span class="unseen"> ${dayInWords(week.from)}</span></button>
        </td></tr>`)}</tbody></table>`;
  }

  /** @param {Week} week */
  async #forget(week) {
    const query = week.service ? `?service=${week.service}` : "";
    if (await confirmed({title: t("removeWeek", {day: dayInWords(week.from)}), text: t("removeWeekText"), yes: t("remove"), danger: true})) {
      await this.take(staffRequest("DELETE", `${this.path}/weeks/${week.from}${query}`), t("removed"));
    }
  }

  /** @param {Timetable} timetable */
  #services(timetable) {
    const today = todayIn(timetable.zone);
    return html`<table class="list"><thead><tr><th>${t("service")}</th><th>${t("hours")}</th><th>${t("limit")}</th><td></td></tr></thead>
      <tbody>${this.centre.services.filter((service) => service.active !== false).map((service) => {
        const weeks = timetable.weeks.filter((week) => week.service === service.code);
        const days = timetable.special.filter((one) => one.service === service.code && one.day >= today);
        const limit = timetable.limits.find((one) => one.service === service.code);
        return html`<tr><th scope="row">${name(service.name)}</th>
          <td>${weeks.length === 0 ? html`<span class="quiet">${t("asCentre")}</span>` : weeks.map((week) => html`<div class="own-week"><span>${t("since", {day: dayInWords(week.from)})}<span class="under">${weekInWords(week)}</span></span>
            <button type="button" class="button quiet" @click=${() => weekDialog(this, service.code, week)}>${t("change")}</button>
            <button type="button" class="button quiet" @click=${() => this.#forget(week)}>${t("remove")}</button></div>`)}
            ${days.map((day) => this.#ownDay(day))}</td>
          <td>${limit ? t("perDay", {n: limit.perDay}) : html`<span class="quiet">${t("noLimit")}</span>`}</td>
          <td class="acts"><button type="button" class="button quiet" @click=${() => weekDialog(this, service.code, null)}>${t("ownHours")}<span class="unseen"> ${name(service.name)}</span></button>
            <button type="button" class="button quiet" @click=${() => this.#daysOf(service.code)}>${t("ownDays")}<span class="unseen"> ${name(service.name)}</span></button>
            <button type="button" class="button quiet" @click=${() => limitDialog(this, service, limit?.perDay ?? null)}>${t("setLimit")}<span class="unseen"> ${name(service.name)}</span></button></td></tr>`;
      })}</tbody></table>`;
  }

  /** @param {Special} special */
  #ownDay(special) {
    const {service, day, hours, reason} = special;
    const told = [hours.length === 0 ? t("closedAllDay") : hoursInWords(hours), name(reason)].filter(Boolean).join(" · ");
    const of = html`<span class="unseen"> ${dayInWords(day)}</span>`;
    return html`<div class="own-week"><span>${dayInWords(day)}<span class="under">${told}</span></span>
      <button type="button" class="button quiet" @click=${() => dayDialog(this, service, day)}>${t("change")}${of}</button>
      <button type="button" class="button quiet" @click=${() => forgetDay(this, special)}>${t("remove")}${of}</button></div>`;
  }

  /** Shows the calendar of a service, to touch a day there. @param {string} service */
  async #daysOf(service) {
    this.whose = service;
    await this.updateComplete;
    this.querySelector(".calendar")?.scrollIntoView();
    /** @type {HTMLElement | null} */ (this.querySelector(".day.today"))?.focus({preventScroll: true});
  }

  /** @param {Rules} rules */
  #rules({lastTicket, lastTicketBefore, askOver}) {
    return html`<ul class="rules">
      <li>${t(lastTicket ? "lastTicketOn" : "lastTicketOff")}</li>
      <li>${lastTicketBefore > 0 ? t("hardTime", {n: lastTicketBefore}) : t("noHardTime")}</li>
      <li>${askOver ? t("asksOver", {n: askOver}) : t("asksNever")}</li></ul>`;
  }
}

/** «Пн, вт 8:00–12:00; ср 10:00–12:00». @param {Week} week */
function weekInWords(week) {
  /** @type {Map<string, string[]>} */
  const days = new Map();
  for (const {weekday, hours} of week.days) {
    const words = hoursInWords(hours);
    days.set(words, [...(days.get(words) ?? []), weekdayName(weekday, "short")]);
  }
  return days.size === 0 ? t("notWorked") : [...days].map(([hours, names]) => `${names.join(", ")} ${hours}`).join("; ");
}

/** @param {string} moment @param {string} zone */
function momentInWords(moment, zone) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: "medium", timeStyle: "short", timeZone: zone}).format(new Date(moment));
}

customElements.define("hours-section", HoursSection);
