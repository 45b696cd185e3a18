// @ts-check
/** Two periods or two centres side by side, with what differs; and the centres of a period against all of them. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage, defineWords, name} from "talon/words.js";
import texts from "talon/words/manager-compare.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {centreSelect} from "../centre-select.js";
import {go, hrefWith, periodOf, stagesHref} from "./address.js";
import {link} from "./figures-table.js";
import {count, percent, time} from "./figures.js";
import {isDay, periodInWords, step} from "./period.js";
import {periodWays, printButton} from "./ways.js";
import {t as words} from "./words.js";

const t = defineWords(texts);

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./period.js").Days} Days */
/** @typedef {"count" | "seconds" | "share"} Unit */

/** @typedef {{from: string, to: string, total: Figures}} Side */
/** @typedef {{figure: string, unit: Unit, left: number | null, right: number | null, difference: number | null, relative: number | null}} Row */
/** @typedef {{left: Side, right: Side, figures: Row[], centres: {code: string, name: import("talon/types.js").Name | null, figures: Row[]}[]}} Comparison */

/** What the stages behind a figure are. @type {Record<string, Record<string, string>>} */
const BEHIND = {
  visits: {sort: "queued", order: "asc"}, served: {outcome: "served"},
  serviceMean: {outcome: "counted", sort: "service"}, serviceMedian: {outcome: "counted", sort: "service"}, service90: {outcome: "counted", sort: "service"},
  share: {outcome: "late"}, noShow: {outcome: "no_show"}, cancelled: {outcome: "cancelled"}, expired: {outcome: "expired"}, inaccurate: {outcome: "inaccurate"},
};
const COUNTED = {outcome: "counted"};
const OF_CENTRES = ["visits", "waitMean", "wait90", "serviceMean", "share", "noShow"];
const AGAINST = ["before", "year", "other"];

class ManagerCompare extends LitElement {
  static properties = {centres: {}, pooled: {type: Boolean}, query: {}, comparison: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.pooled = false;
    this.query = new URLSearchParams();
    /** @type {Comparison | null} */
    this.comparison = null;
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
    const {period, days} = periodOf(query, this.centres[0]);
    const against = this.#against();
    const choose = (/** @type {Event} */ event) => {
      const select = /** @type {HTMLSelectElement} */ (event.target);
      const other = this.#other();
      go(select, hrefWith(query, {against: select.value, from2: select.value === "other" ? other.from : "", to2: select.value === "other" ? other.to : ""}));
    };
    return html`
      <div class="section-top"><h1>${t("title")}</h1><span class="gap"></span>${printButton()}
        ${this.#file("sides")}</div>
      <div class="report-ways">${periodWays({query, period, days, centre: this.centres[0]})}${this.#centreWay("centre")}</div>
      <div class="report-ways"><label class="choice">${t("against")} <select name="against" @change=${choose}>
          ${AGAINST.map((one) => html`<option value=${one} ?selected=${one === against}>${t(one)}</option>`)}</select></label>
        ${against === "other" ? this.#otherDays() : html`<strong>${periodInWords(period, this.#other())}</strong>`}${this.#centreWay("centre2")}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${words("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${this.comparison ? this.#body(this.comparison) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : words("loading")}</p>`}`;
  }

  /** @param {Comparison} comparison */
  #body({left, right, figures, centres}) {
    if (left.total.stages === 0 && right.total.stages === 0) {
      return html`<div class="empty-report" role="status">${icon("chart")}<div><h2>${t("empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    return html`<div class="figures-frame compare"><table class="figures">
        <thead><tr><th scope="col" class="key">${t("figure")}</th><th scope="col">${this.#sideWords(0)}</th><th scope="col">${this.#sideWords(1)}</th>
          <th scope="col" class="group">${t("difference")}</th><th scope="col">${t("percents")}</th></tr></thead>
        <tbody>${figures.map((row) => html`<tr><th scope="row" class="key">${t(row.figure)}</th>
            <td>${this.#figure(row, row.left, 0)}</td><td>${this.#figure(row, row.right, 1)}</td>
            <td class="group">${difference(row)}</td><td>${relative(row)}</td></tr>`)}</tbody></table></div>
      ${centres.length ? this.#centresTable(centres, figures) : nothing}
      <footer class="report-notes"><p>${t("rules")}</p></footer>`;
  }

  /** @param {Comparison["centres"]} centres @param {Row[]} together */
  #centresTable(centres, together) {
    const chosen = (/** @type {Row[]} */ rows) => rows.filter((row) => OF_CENTRES.includes(row.figure));
    const cell = (/** @type {Row} */ row) =>
      html`<td>${shown(row.left, row.unit)}${row.unit === "count" ? nothing : html`<span class="under">${difference(row)}</span>`}</td>`;
    return html`<div class="section-top"><h2 class="compare-title">${t("centres")}</h2><span class="gap"></span>${this.#file("centres")}</div>
      <p class="quiet">${t("centresText")}</p>
      <div class="figures-frame"><table class="figures"><thead><tr><th scope="col" class="key">${words("centre")}</th>
        ${OF_CENTRES.map((key) => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
        <tbody>${centres.map((one) => html`<tr><th scope="row" class="key">${one.name ? name(one.name) : one.code}</th>${chosen(one.figures).map(cell)}</tr>`)}</tbody>
        <tfoot><tr><th scope="row" class="key">${t("all")}</th>${chosen(together).map((row) => html`<td>${shown(row.left, row.unit)}</td>`)}</tr></tfoot></table></div>`;
  }

  /** @param {Row} row @param {number | null} value @param {0 | 1} side */
  #figure(row, value, side) {
    if (!value) return shown(value, row.unit);
    const {days} = periodOf(this.query, this.centres[0]);
    const centre = this.#centreOf(side);
    const from = side === 0 ? days : this.#other();
    return link(shown(value, row.unit), stagesHref(this.query, days, {...from, centre, ...(BEHIND[row.figure] ?? COUNTED)}), t(row.figure));
  }

  /** A table as a file. @param {"sides" | "centres"} table */
  #file(table) {
    if (!this.comparison) return nothing;
    return html`<a class="button" download href="/api/v1/reports/comparison?${this.#asked()}&table=${table}&format=csv&language=${currentLanguage()}">${t("csv")}</a>`;
  }

  /** @param {0 | 1} side */
  #sideWords(side) {
    const {period, days} = periodOf(this.query, this.centres[0]);
    const when = periodInWords(side === 1 && this.#against() === "other" ? "any" : period, side === 0 ? days : this.#other());
    const centre = this.centres.find((one) => one.code === this.#centreOf(side));
    return this.centres.length > 1 ? `${when}, ${centre ? name(centre.name) : words("allCentres")}` : when;
  }

  /** @param {"centre" | "centre2"} which */
  #centreWay(which) {
    if (this.centres.length < 2) return nothing;
    const choose = (/** @type {CustomEvent} */ event) => {
      event.stopPropagation();
      go(this, hrefWith(this.query, {[which]: which === "centre2" && event.detail.centre === "" ? "all" : event.detail.centre}));
    };
    return html`<span @choose=${choose}>${centreSelect({centres: this.centres, chosen: this.#centreOf(which === "centre" ? 0 : 1), all: this.pooled})}</span>`;
  }

  #otherDays() {
    const other = this.#other();
    const change = (/** @type {Event} */ event) => {
      const field = /** @type {HTMLInputElement} */ (event.target);
      const next = {from2: other.from, to2: other.to, [field.name]: field.value};
      if (field.value && next.from2 <= next.to2) go(this, hrefWith(this.query, next));
    };
    return html`<span class="free-days"><label class="choice">${words("from")}<input type="date" name="from2" .value=${other.from} @change=${change}></label>
      <label class="choice">${words("to")}<input type="date" name="to2" .value=${other.to} @change=${change}></label></span>`;
  }

  /** The centre of a side; empty: all. @param {0 | 1} side */
  #centreOf(side) {
    const first = this.query.get("centre") ?? "";
    if (side === 0) return first;
    const second = this.query.get("centre2") ?? first;
    return second === "all" ? "" : second;
  }

  #against() {
    return AGAINST.find((one) => one === this.query.get("against")) ?? "before";
  }

  /** The days that are compared with. @returns {Days} */
  #other() {
    const {period, days} = periodOf(this.query, this.centres[0]);
    const [from, to] = [this.query.get("from2"), this.query.get("to2")];
    if (this.#against() === "other" && isDay(from) && isDay(to)) return {from: String(from), to: String(to)};
    if (this.#against() === "year") return {from: yearBefore(days.from), to: yearBefore(days.to)};
    return step(period, days, -1);
  }

  #asked() {
    const {days} = periodOf(this.query, this.centres[0]);
    const other = this.#other();
    const asked = new URLSearchParams({...days, from2: other.from, to2: other.to});
    const [left, right] = [this.#centreOf(0), this.#centreOf(1)];
    if (left) asked.set("centre", left);
    if (right) asked.set("centre2", right);
    return asked;
  }

  async #find() {
    const {query} = this;
    try {
      const comparison = await staffRequest("GET", `/reports/comparison?${this.#asked()}`);
      if (query !== this.query) return;
      this.comparison = /** @type {Comparison} */ (comparison);
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** The day of the same name; 29 February becomes the 28th. @param {string} day */
function yearBefore(day) {
  const back = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(back) ? back : `${back.slice(0, 8)}28`;
}

/** @param {number | null} value @param {Unit} unit */
function shown(value, unit) {
  return unit === "seconds" ? time(value) : unit === "share" ? percent(value) : count(value);
}

/** @param {Row} row */
function difference({difference: by, unit}) {
  if (by === null) return "—";
  const sign = by > 0 ? "+" : by < 0 ? "−" : "";
  const size = Math.abs(by);
  if (unit === "share") return t("points", {n: sign + new Intl.NumberFormat(currentLanguage(), {maximumFractionDigits: 1}).format(size * 100)});
  return sign + shown(size, unit);
}

/** @param {Row} row */
function relative({relative: part}) {
  if (part === null) return "—";
  return new Intl.NumberFormat(currentLanguage(), {style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero"})
    .format(part).replace("-", "−");
}

customElements.define("manager-compare", ManagerCompare);
