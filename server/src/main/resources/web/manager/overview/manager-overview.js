// @ts-check
/** How a period of one centre or of all was: numbers, charts, and the table behind each. */

import {LitElement, html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {serviceHue} from "talon/service.js";
import {InWords, clock, currentLanguage, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {go, hrefWith, periodOf, reportQuery, stagesHref} from "./address.js";
import {bars, dayLine, heat} from "./charts.js";
import {figuresTable} from "./figures-table.js";
import {narrowing} from "./figures.js";
import {printedAt, today} from "../today.js";
import {periodInWords} from "./period.js";
import "./talon-chart.js";
import {tiles} from "./tiles.js";
import {centreWay, normsWay, periodWays, printButton, serviceWay, servicesOf} from "./ways.js";
import {t} from "./words.js";

/** @typedef {import("./figures.js").Report} Report */
/** @typedef {import("./figures.js").Line} Line */
/** @typedef {import("./figures.js").Breakdown} Breakdown */

const AGAIN_MS = 60_000;
/** Of a period, for who gave up after their norm. */
const MOST_DAYS = 93;
/** In their order on the page. @type {Breakdown[]} */
const BREAKDOWNS = ["day", "heat", "service", "kind", "desk", "specialist", "category", "centre"];
/** @type {Record<Breakdown, string>} */
const TITLES = {
  day: "byDay", heat: "byHeat", service: "byService", kind: "byKind", desk: "byDesk", specialist: "bySpecialist", category: "byCategory", centre: "byCentre",
};

class ManagerOverview extends LitElement {
  static properties = {centres: {}, pooled: {type: Boolean}, query: {}, report: {state: true}, gaveUp: {state: true}, fault: {state: true}, at: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, AGAIN_MS, () => this.#isRunning() && this.#find());
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** Whether all centres together may be asked for. */
    this.pooled = false;
    this.query = new URLSearchParams();
    /** What was asked for last; nothing at first. @type {string | undefined} */
    this.lastAsked = undefined;
    /** @type {Report | null} */
    this.report = null;
    /** Who left or did not come, and how many of them after their norm. @type {import("./tiles.js").GaveUp[]} */
    this.gaveUp = [];
    /** @type {unknown} */
    this.fault = null;
    /** When it was worked out. @type {Date | null} */
    this.at = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("query")) this.#find();
  }

  render() {
    const {query, report} = this;
    const {period, days} = this.#period();
    const [{code}] = this.centres;
    const centre = this.centres.find((one) => one.code === (this.pooled ? query.get("centre") : code));
    return html`
      <div class="section-top"><h1>${t("overview")}</h1><span class="gap"></span>
        <span class="quiet screen-only">${this.at ? t("computed", {time: clock(this.at)}) : ""}</span>${printButton()}</div>
      <header class="print-only"><p>${periodInWords(period, days)} · ${centre ? name(centre.name) : t("allCentres")}${this.#serviceWords()}</p></header>
      <div class="report-ways">
        ${periodWays({query, period, days, centre: this.#centre()})}
        ${centreWay({query, centres: this.centres, pooled: this.pooled})}
        ${serviceWay({query, services: servicesOf(centre ? [centre] : this.centres)})}
        ${normsWay({query})}
      </div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${t("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${report ? this.#report(report) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : t("loading")}</p>`}`;
  }

  /** @param {Report} report */
  #report(report) {
    if (report.total.stages === 0) {
      return html`<div class="empty-report" role="status">${icon("chart")}<div>
        <h2>${t(report.from > today(this.#centre()) ? "emptyFuture" : "empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    const several = report.centres.length > 1;
    const shown = this.#breakdowns().filter((one) => one !== "centre" || several);
    return html`${tiles(report.total, (narrowed) => this.#stages(narrowed), this.gaveUp)}
      <div class="report-cards">${shown.map((one) => this.#card(one, report, several))}</div>
      <footer class="report-notes"><p class="screen-only">${t("hint")}</p><p>${t("rules")}</p>
        <p class="print-only">${t("printed", printedAt())}</p></footer>`;
  }

  /** By kind only where a centre has kinds of its own: the two of every centre are the table of months. */
  #breakdowns() {
    return BREAKDOWNS.filter((one) => one !== "kind" || this.centres.some(({kinds}) => kinds.length > 2));
  }

  /** @param {Breakdown} breakdown @param {Report} report @param {boolean} several */
  #card(breakdown, report, several) {
    const lines = report.by[breakdown] ?? [];
    const words = t(TITLES[breakdown]);
    const open = (this.query.get("tables") ?? "").split(",").includes(breakdown);
    const {option, height, items} = this.#chart(breakdown, lines, several);
    const wide = breakdown === "day" || breakdown === "heat";
    return html`<section class="report-card ${wide ? "wide" : ""}" aria-labelledby="card-${breakdown}">
      <div class="card-top"><h2 id="card-${breakdown}">${words}</h2><span class="gap"></span>
        ${breakdown === "heat" ? this.#heatWay() : nothing}
        <button type="button" class="button quiet" aria-expanded=${open} aria-controls="table-${breakdown}" @click=${() => this.#turn(breakdown, !open)}>${t("table")}</button>
        <a class="button quiet" download href="/api/v1/reports/overview?${this.#asked()}&by=${breakdown}&format=csv&language=${currentLanguage()}">${t("csv")}</a></div>
      <talon-chart class="h${height}" .option=${option} .label=${words} @pick=${(/** @type {CustomEvent} */ event) => this.#pick(event, items)}></talon-chart>
      <div id="table-${breakdown}" class="card-table ${open ? "" : "closed"}">
        ${figuresTable({caption: words, breakdown, lines, total: report.total, several, href: (narrowed) => this.#stages(narrowed)})}</div>
    </section>`;
  }

  /** @param {Breakdown} breakdown @param {Line[]} lines @param {boolean} several */
  #chart(breakdown, lines, several) {
    if (breakdown === "day") {
      const {days, option} = dayLine(lines, this.#period().days);
      return {option, height: 6, items: days.map((day) => ({from: day, to: day}))};
    }
    if (breakdown === "heat") {
      const shows = this.query.get("heat") === "wait" ? "wait" : "count";
      return {option: heat(lines, shows), height: 6, items: lines.map((line) => narrowing(breakdown, line))};
    }
    // Who was never at a desk has no times to draw; the table has them.
    const drawn = lines.filter((line) => line.figures.counted > 0);
    return {option: bars(breakdown, drawn, several, breakdown === "service" ? this.#hue : undefined), height: Math.min(20, 2 + drawn.length), items: drawn.map((line) => (line.key === "" ? {} : narrowing(breakdown, line)))};
  }

  /** A service's hue everywhere. @param {Line} line */
  #hue = ({key}) => serviceHue(servicesOf(this.centres).find((one) => one.code === key) ?? key);

  #heatWay() {
    const shows = this.query.get("heat") === "wait" ? "wait" : "count";
    const choose = (/** @type {Event} */ event) => {
      const select = /** @type {HTMLSelectElement} */ (event.target);
      go(select, hrefWith(this.query, {heat: select.value === "wait" ? "wait" : ""}), {replace: true});
    };
    return html`<label class="choice small"><span class="unseen">${t("heatShows")}</span><select name="heat" @change=${choose}>
      <option value="count" ?selected=${shows === "count"}>${t("heatVisits")}</option>
      <option value="wait" ?selected=${shows === "wait"}>${t("heatWait")}</option></select></label>`;
  }

  /** @param {CustomEvent} event @param {{[name: string]: string}[]} items */
  #pick(event, items) {
    const narrowed = items[event.detail.index];
    if (narrowed) go(this, this.#stages(narrowed));
  }

  /** @param {Breakdown} breakdown @param {boolean} open */
  #turn(breakdown, open) {
    const shown = new Set((this.query.get("tables") ?? "").split(",").filter(Boolean));
    if (open) shown.add(breakdown);
    else shown.delete(breakdown);
    go(this, hrefWith(this.query, {tables: [...shown].join(",")}), {replace: true});
  }

  #serviceWords() {
    const service = servicesOf(this.centres).find((one) => one.code === this.query.get("service"));
    return service ? ` · ${name(service.name)}` : "";
  }

  #centre() {
    return this.centres.find((one) => one.code === this.query.get("centre")) ?? this.centres[0];
  }

  #period() {
    return periodOf(this.query, this.#centre());
  }

  #isRunning() {
    const {days} = this.#period();
    const now = today(this.#centre());
    return now >= days.from && now <= days.to;
  }

  #asked() {
    return reportQuery(this.query, this.#period().days);
  }

  /** @param {{[name: string]: string}} narrowed */
  #stages(narrowed) {
    const {days} = this.#period();
    return stagesHref(this.query, days, narrowed);
  }

  /** Beside the report, which does not wait for it; of long periods it would read too much. @param {string} asked */
  async #findGaveUp(asked) {
    const {from, to} = this.#period().days;
    const short = Date.parse(to) - Date.parse(from) < MOST_DAYS * 86_400_000;
    const gaveUp = short ? await staffRequest("GET", `/reports/gave-up?${asked}`).catch(() => []) : [];
    if (asked === this.lastAsked) this.gaveUp = gaveUp;
  }

  async #find() {
    const asked = this.#asked().toString();
    if (asked !== this.lastAsked) this.report = this.lastAsked === undefined ? null : this.report;
    this.lastAsked = asked;
    try {
      const report = await staffRequest("GET", `/reports/overview?${asked}&by=${this.#breakdowns().join(",")}`);
      if (asked !== this.lastAsked) return;
      this.report = report;
      this.#findGaveUp(asked);
      this.at = new Date();
      this.fault = null;
    } catch (error) {
      if (asked === this.lastAsked) this.fault = error;
    }
  }
}

customElements.define("manager-overview", ManagerOverview);
