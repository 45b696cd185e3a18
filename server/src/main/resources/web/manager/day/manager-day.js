// @ts-check
/** A day by quarter hours on one screen: who came, how many desks were open, the longest wait, and one sentence that names the cause. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, capital, clock, currentLanguage, mmss} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {follow, go, hrefWith} from "../overview/address.js";
import {PATIENCE_MS} from "../overview/figures.js";
import {around, isDay, longDay, step} from "../overview/period.js";
import "../overview/talon-chart.js";
import {centreWay, printButton} from "../overview/ways.js";
import {t as words} from "../overview/words.js";
import {today} from "../today.js";
import {byHandTable} from "./by-hand.js";
import {lastTicketsCard} from "./last-tickets.js";
import {dayChart} from "./day-chart.js";
import {outcomesTable} from "./outcomes.js";
import {t} from "./day-words.js";

/** @typedef {{number: number, from: string, arrivals: number, deskSeconds: number, served: number, longest: number | null, norm: number | null, late: number}} Quarter */
/** @typedef {{from: string, to: string, longest: number, norm: number, causeFrom: string, causeTo: string, cause: string, arrivals: number, desks: number,
 *   service: number | null, usualArrivals: number | null, usualDesks: number | null, usualService: number | null, capacity: number}} Bad */
/** @typedef {{centre: string, day: string, quarters: Quarter[], bad: Bad | null, comparedDays: number}} Day */

class ManagerDay extends LitElement {
  static properties = {centres: {}, query: {}, day: {state: true}, people: {state: true}, ended: {state: true}, whys: {state: true}, last: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.query = new URLSearchParams();
    /** @type {Day | null} */
    this.day = null;
    /** @type {import("./by-hand.js").Person[]} */
    this.people = [];
    /** @type {import("./outcomes.js").Ended[]} */
    this.ended = [];
    /** @type {import("./by-hand.js").Why[]} */
    this.whys = [];
    /** @type {import("./last-tickets.js").LastTickets | null} */
    this.last = null;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("query")) this.#find();
  }

  render() {
    const {query} = this;
    const centre = this.#centre();
    return html`
      <div class="section-top"><h1>${t("title")}</h1><span class="gap"></span>${printButton()}</div>
      <div class="report-ways">${this.#dayWays()}
        ${centreWay({query: new URLSearchParams([...query, ["centre", centre.code]]), centres: this.centres, pooled: false})}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${words("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${this.day ? this.#body(this.day, centre) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : words("loading")}</p>`}`;
  }

  #dayWays() {
    const day = this.#asked();
    const now = today(this.#centre());
    const [before, after] = [-1, 1].map((by) => step("day", around("day", day), by).from);
    const change = (/** @type {Event} */ event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (field.value) go(field, hrefWith(this.query, {day: field.value}));
    };
    return html`<div class="period-ways" role="group" aria-label=${t("day")}><div class="steps">
      <a class="button step" href=${hrefWith(this.query, {day: before})} aria-label="${words("before")}: ${longDay(before)}" @click=${follow}>‹</a>
      <label class="choice"><span class="unseen">${t("day")}</span><input type="date" .value=${day} max=${now} @change=${change}></label>
      ${after > now ? html`<span class="button step" aria-hidden="true" aria-disabled="true">›</span>`
        : html`<a class="button step" href=${hrefWith(this.query, {day: after})} aria-label="${words("after")}: ${longDay(after)}" @click=${follow}>›</a>`}
    </div></div>`;
  }

  /** @param {Day} day @param {import("talon/types.js").Centre} centre */
  #body(day, centre) {
    const {zone} = centre;
    if (day.quarters.length === 0) {
      return html`<div class="empty-report" role="status">${icon("clock")}<div><h2>${t("empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    return html`
      <section class="report-card day-cause ${day.bad ? "bad" : ""}" role="status">
        <h2>${longDay(day.day)}</h2>
        ${day.bad ? html`<p class="day-sentence">${causeInWords(day.bad, zone)}</p><p>${t("worst", {longest: mmss(day.bad.longest), norm: mmss(day.bad.norm), from: clock(day.bad.from, zone), to: clock(day.bad.to, zone)})}</p>`
          : html`<p class="day-sentence">${t("good")}</p>`}
        <p class="quiet">${day.comparedDays > 1 ? t("compared", {n: day.comparedDays}) : t("notCompared")}</p></section>
      <section class="report-card"><talon-chart class="h9" .option=${dayChart(day, zone)} .label=${t("chart")}></talon-chart></section>
      ${outcomesTable(this.ended)}
      ${lastTicketsCard(this.last, day.day, zone)}
      ${byHandTable(this.people, this.whys)}
      <details class="day-table"><summary>${t("table")}</summary><div class="figures-frame"><table class="figures"><thead><tr>
        <th scope="col" class="key">${t("quarter")}</th><th scope="col">${t("arrivals")}</th><th scope="col">${t("openDesks")}</th><th scope="col">${t("longest")}</th><th scope="col">${t("norm")}</th><th scope="col">${t("late")}</th></tr></thead>
        <tbody>${day.quarters.map((one) => html`<tr><th scope="row" class="key">${clock(one.from, zone)}</th><td>${one.arrivals}</td><td>${decimal(one.deskSeconds / 900)}</td>
          <td class=${one.late ? "over" : ""}>${one.longest === null ? "—" : mmss(one.longest)}</td><td>${one.norm === null ? "—" : mmss(one.norm)}</td><td>${one.late || "—"}</td></tr>`)}</tbody></table></div></details>
      <footer class="report-notes"><p>${t("rules")}</p></footer>`;
  }

  #centre() {
    return this.centres.find((one) => one.code === this.query.get("centre")) ?? this.centres[0];
  }

  /** The day in the address, else yesterday. */
  #asked() {
    const day = this.query.get("day");
    return isDay(day) ? /** @type {string} */ (day) : step("day", around("day", today(this.#centre())), -1).from;
  }

  async #find() {
    const {query} = this;
    const path = `/centres/${this.#centre().code}`;
    const day = this.#asked();
    try {
      const [found, people, ended, last, whys] = await Promise.all([
        staffRequest("GET", `${path}/quarter-hours?day=${day}`, {timeout: PATIENCE_MS}),
        staffRequest("GET", `${path}/by-hand?from=${day}&to=${day}`, {timeout: PATIENCE_MS}),
        staffRequest("GET", `${path}/day-outcomes?day=${day}`, {timeout: PATIENCE_MS}),
        staffRequest("GET", `${path}/last-tickets?from=${fourWeeksBefore(day)}&to=${day}`, {timeout: PATIENCE_MS}),
        staffRequest("GET", `${path}/transfers?from=${day}&to=${day}`, {timeout: PATIENCE_MS}),
      ]);
      if (query !== this.query) return;
      this.day = found;
      this.people = people;
      this.ended = ended;
      this.last = last;
      this.whys = whys;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** One sentence. @param {Bad} bad @param {string} zone */
function causeInWords(bad, zone) {
  const time = t("between", {from: clock(bad.causeFrom, zone), to: clock(bad.causeTo, zone)});
  const people = Math.round(bad.arrivals);
  return capital(t(`cause-${bad.cause}`, {
    time, n: people, people: t("people", {n: people}), desks: decimal(bad.desks), usualDesks: decimal(bad.usualDesks ?? 0), usual: Math.round(bad.usualArrivals ?? 0),
    service: mmss(bad.service ?? 0), usualService: mmss(bad.usualService ?? 0), capacity: bad.capacity,
  }));
}

/** @param {string} day */
function fourWeeksBefore(day) {
  return new Date(Date.parse(day) - 27 * 86_400_000).toISOString().slice(0, 10);
}

/** «2,5» @param {number} value */
function decimal(value) {
  return new Intl.NumberFormat(currentLanguage(), {maximumFractionDigits: 1}).format(value);
}

customElements.define("manager-day", ManagerDay);
