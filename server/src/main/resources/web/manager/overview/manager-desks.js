// @ts-check
/** How the desks of a centre spent their time: every second in one place only. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, capital, defineWords, hmmss, name} from "talon/words.js";
import texts from "talon/words/manager-desks.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {periodOf, stagesHref} from "./address.js";
import {PATIENCE_MS} from "./figures.js";
import {link} from "./figures-table.js";
import {periodInWords} from "./period.js";
import "./talon-chart.js";
import {centreWay, periodWays, printButton} from "./ways.js";
import {t as words} from "./words.js";

const t = defineWords(texts);

/** @typedef {{centre: string, desk: string, day: string, serving: number, walking: number, doubtful: number, idle: number | null,
 *   idleWaiting: number | null, paused: number, pauses: Record<string, number>, closed: number | null}} DeskDay */
/** @typedef {{desk: string, days: number, times: Record<string, number | null>, pauses: Map<string, number>}} DeskTotal */

const PARTS = ["serving", "walking", "doubtful", "idleWaiting", "idle", "paused", "closed"];
const FONT = {fontFamily: 'Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif', fontSize: 13, color: "#0d1b2a"};
const DOTS = {symbol: "circle", color: "#0d1b2a", symbolSize: 0.5, dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0]};
/** @param {string} color @param {number} turn */
const stripes = (color, turn) => ({symbol: "rect", color, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: turn});
/** Each part differs without colour too. @type {Record<string, any>} */
const LOOKS = {
  serving: {color: "#33475c"},
  walking: {color: "#c9d3de", decal: stripes("#33475c", Math.PI / 4)},
  doubtful: {color: "#fff", borderColor: "#47566a", borderWidth: 1, decal: DOTS},
  idleWaiting: {color: "#b3261e", decal: stripes("#fff", -Math.PI / 4)},
  idle: {color: "#e1e7ee"},
  paused: {color: "#fff", borderColor: "#0d1b2a", borderWidth: 1, decal: stripes("#47566a", 0)},
  closed: {color: "#fff", borderColor: "#b9c4d1", borderWidth: 1},
};

class ManagerDesks extends LitElement {
  static properties = {centres: {}, query: {}, rows: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.query = new URLSearchParams();
    /** @type {DeskDay[] | null} */
    this.rows = null;
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
    const {code, name: names} = this.#centre();
    const {period, days} = periodOf(query, this.#centre());
    return html`
      <div class="section-top"><h1>${t("title")}</h1><span class="gap"></span>${printButton()}
        <a class="button" download href="/api/v1/reports/desk-times?${this.#asked()}&format=csv">${words("csv")}</a>
        ${this.centres.length > 1 ? html`<a class="button" download href="/api/v1/reports/desk-times?${new URLSearchParams({...days, format: "csv"})}">${t("csvAll")}</a>` : nothing}</div>
      <header class="print-only"><p>${periodInWords(period, days)} · ${name(names)}</p></header>
      <div class="report-ways">${periodWays({query, period, days, centre: this.#centre()})}
        ${centreWay({query: new URLSearchParams([...query, ["centre", code]]), centres: this.centres, pooled: false})}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${words("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${this.rows ? this.#body(totals(this.rows)) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : words("loading")}</p>`}`;
  }

  /** @param {DeskTotal[]} desks */
  #body(desks) {
    if (desks.length === 0) {
      return html`<div class="empty-report" role="status">${icon("desk")}<div><h2>${t("empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    return html`<section class="report-card desk-times">
        <talon-chart class="h${Math.min(20, 2 + desks.length)}" .option=${option(desks)} .label=${t("chart")}></talon-chart></section>
      <div class="figures-frame"><table class="figures desk-figures"><thead><tr><th scope="col" class="key">${t("desk")}</th><th scope="col">${t("days")}</th>
        ${PARTS.map((part) => html`<th scope="col">${capital(t(part))}</th>`)}<th scope="col" class="left">${t("pauses")}</th></tr></thead>
        <tbody>${desks.map((desk) => this.#row(desk))}</tbody></table></div>
      <footer class="report-notes"><p>${t("rules")}</p></footer>`;
  }

  /** @param {DeskTotal} desk */
  #row({desk, days, times, pauses}) {
    const href = stagesHref(this.query, periodOf(this.query, this.#centre()).days, {desk, centre: this.#centre().code, sort: "service"});
    return html`<tr><th scope="row" class="key">${desk}</th><td>${days}</td>
      ${PARTS.map((part) => html`<td>${times[part] === null ? html`<span class="quiet">${t("notRecorded")}</span>`
        : part === "serving" ? link(hmmss(times[part]), href, t(part)) : hmmss(times[part])}</td>`)}
      <td class="left pauses">${[...pauses].sort((a, b) => b[1] - a[1]).map(([reason, seconds]) => html`<span>${reason} ${hmmss(seconds)}</span>`)}</td></tr>`;
  }

  #centre() {
    return this.centres.find((one) => one.code === this.query.get("centre")) ?? this.centres[0];
  }

  #asked() {
    const {code} = this.#centre();
    return new URLSearchParams({...periodOf(this.query, this.#centre()).days, centre: code});
  }

  async #find() {
    const {query} = this;
    try {
      const rows = await staffRequest("GET", `/reports/desk-times?${this.#asked()}`, {timeout: PATIENCE_MS});
      if (query !== this.query) return;
      this.rows = rows;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** @param {DeskDay[]} rows @returns {DeskTotal[]} */
function totals(rows) {
  /** @type {Map<string, DeskTotal>} */
  const desks = new Map();
  for (const row of rows) {
    /** @type {DeskTotal} */
    const total = desks.get(row.desk) ?? {desk: row.desk, days: 0, times: {}, pauses: new Map()};
    desks.set(row.desk, total);
    total.days++;
    for (const part of PARTS) {
      const seconds = /** @type {any} */ (row)[part];
      if (seconds !== null) total.times[part] = (total.times[part] ?? 0) + seconds;
      else total.times[part] ??= null;
    }
    for (const [reason, seconds] of Object.entries(row.pauses)) total.pauses.set(reason, (total.pauses.get(reason) ?? 0) + seconds);
  }
  return [...desks.values()].sort((a, b) => a.desk.localeCompare(b.desk, "ru", {numeric: true}));
}

/** Steps that people read, in hours. @param {DeskTotal[]} desks */
function hoursStep(desks) {
  const longest = Math.max(...desks.map(({times}) => PARTS.reduce((sum, part) => sum + (times[part] ?? 0), 0))) / 3600;
  return [1 / 60, 1 / 12, 1 / 4, 1 / 2, 1, 2, 5, 10, 20, 50, 100, 200].find((step) => longest / step <= 8) ?? 500;
}

/** @param {DeskTotal[]} desks */
function option(desks) {
  const step = hoursStep(desks);
  const shown = PARTS.filter((part) => desks.some((desk) => desk.times[part]));
  return {
    textStyle: FONT,
    legend: {top: 0, left: 0, itemGap: 16, textStyle: FONT, selectedMode: false},
    grid: {left: 4, right: 26, top: 40, bottom: 2, containLabel: true},
    tooltip: {trigger: "axis", renderMode: "richText", confine: true, axisPointer: {type: "shadow"}, textStyle: FONT, valueFormatter: (/** @type {number} */ h) => hmmss(h * 3600)},
    xAxis: {type: "value", interval: step, axisLabel: {...FONT, formatter: (/** @type {number} */ h) => (step < 1 ? t("minutes", {n: Math.round(h * 60)}) : t("hours", {n: h})), hideOverlap: true}},
    yAxis: {type: "category", inverse: true, data: desks.map(({desk}) => `${t("desk")} ${desk}`), axisTick: {show: false}, axisLabel: FONT},
    series: shown.map((part) => ({
      type: "bar", stack: "time", name: t(part), itemStyle: LOOKS[part], barMaxWidth: 28, data: desks.map((desk) => (desk.times[part] ?? 0) / 3600),
    })),
  };
}

customElements.define("manager-desks", ManagerDesks);
