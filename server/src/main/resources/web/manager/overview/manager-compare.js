// @ts-check
/** Two periods or two centres side by side, with what differs; and the centres of a period against all of them. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage, defineWords, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {centreSelect} from "../centre-select.js";
import {go, hrefWith, periodOf, stagesHref} from "./address.js";
import {link} from "./figures-table.js";
import {count, percent, time} from "./figures.js";
import {isDay, periodInWords, step} from "./period.js";
import {periodWays, printButton} from "./ways.js";
import {t as words} from "./words.js";

const t = defineWords({
  ru: {
    title: "Сравнение", against: "Сравнить с", before: "предыдущим периодом", year: "тем же периодом год назад", other: "другим периодом",
    same: "тот же центр", difference: "Разница", percents: "Разница, %", figure: "Показатель", csv: "CSV",
    visits: "Визиты", served: "Обслужено этапов", waitMean: "Ожидание, среднее", waitMedian: "Ожидание, медиана", wait90: "Ожидание, 90 %",
    longest: "Ожидание, дольше всех", serviceMean: "Приём, среднее", serviceMedian: "Приём, медиана", service90: "Приём, 90 %",
    share: "В пределах норматива", noShow: "Неявки", cancelled: "Ушли из очереди", expired: "Не дождались", inaccurate: "Неточное время",
    centres: "Центры за период", centresText: "Рядом с числом — разница со всеми центрами вместе.", all: "Все вместе",
    points: "{n} п. п.", empty: "В обоих периодах никого не было", emptyText: "Выберите другие периоды или центры.",
    rules: "Разница — левое число минус правое: насколько выбранный период отличается от того, с чем его сравнивают. Доли сравниваются в процентных пунктах.",
  },
  en: {
    title: "Comparison", against: "Compare with", before: "the period before", year: "the same period a year before", other: "another period",
    same: "the same centre", difference: "Difference", percents: "Difference, %", figure: "Figure", csv: "CSV",
    visits: "Visits", served: "Stages served", waitMean: "Wait, mean", waitMedian: "Wait, median", wait90: "Wait, 90 %",
    longest: "Wait, longest", serviceMean: "Service, mean", serviceMedian: "Service, median", service90: "Service, 90 %",
    share: "Within the norm", noShow: "No-shows", cancelled: "Left the queue", expired: "Not served that day", inaccurate: "Inaccurate times",
    centres: "Centres in the period", centresText: "Beside each figure, its difference from all centres together.", all: "All together",
    points: "{n} pp", empty: "Nobody came in either period", emptyText: "Choose other periods or centres.",
    rules: "A difference is the left figure less the right one: by how much the chosen period differs from what it is compared with. Shares are compared in percentage points.",
  },
});

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Report} Report */
/** @typedef {import("./period.js").Days} Days */
/** @typedef {"count" | "time" | "share"} Sort */

/** @type {[string, Sort, (f: Figures) => number | null, Record<string, string>][]} */
const ROWS = [
  ["visits", "count", (f) => f.visits, {sort: "queued", order: "asc"}],
  ["served", "count", (f) => f.served, {outcome: "served"}],
  ["waitMean", "time", (f) => f.wait.mean, {outcome: "counted"}],
  ["waitMedian", "time", (f) => f.wait.median, {outcome: "counted"}],
  ["wait90", "time", (f) => f.wait.p90, {outcome: "counted"}],
  ["longest", "time", (f) => f.wait.longest, {outcome: "counted"}],
  ["serviceMean", "time", (f) => f.service.mean, {outcome: "counted", sort: "service"}],
  ["serviceMedian", "time", (f) => f.service.median, {outcome: "counted", sort: "service"}],
  ["service90", "time", (f) => f.service.p90, {outcome: "counted", sort: "service"}],
  ["share", "share", (f) => f.share, {outcome: "late"}],
  ["noShow", "count", (f) => f.noShow, {outcome: "no_show"}],
  ["cancelled", "count", (f) => f.cancelled, {outcome: "cancelled"}],
  ["expired", "count", (f) => f.expired, {outcome: "expired"}],
  ["inaccurate", "count", (f) => f.inaccurate, {outcome: "inaccurate"}],
];
const OF_CENTRES = ["visits", "waitMean", "wait90", "serviceMean", "share", "noShow"];
const AGAINST = ["before", "year", "other"];

class ManagerCompare extends LitElement {
  static properties = {centres: {}, pooled: {type: Boolean}, query: {}, sides: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.pooled = false;
    this.query = new URLSearchParams();
    /** What is compared with what. @type {[Report, Report] | null} */
    this.sides = null;
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
    const {period, days} = periodOf(query, this.centres[0].zone);
    const against = this.#against();
    const choose = (/** @type {Event} */ event) => {
      const select = /** @type {HTMLSelectElement} */ (event.target);
      const other = this.#other();
      go(select, hrefWith(query, {against: select.value, from2: select.value === "other" ? other.from : "", to2: select.value === "other" ? other.to : ""}));
    };
    return html`
      <div class="section-top"><h1>${t("title")}</h1><span class="gap"></span>${printButton()}
        ${this.sides ? html`<button type="button" class="button" @click=${() => this.#csv()}>${t("csv")}</button>` : nothing}</div>
      <div class="report-ways">${periodWays({query, period, days, zone: this.centres[0].zone})}${this.#centreWay("centre")}</div>
      <div class="report-ways"><label class="choice">${t("against")} <select name="against" @change=${choose}>
          ${AGAINST.map((one) => html`<option value=${one} ?selected=${one === against}>${t(one)}</option>`)}</select></label>
        ${against === "other" ? this.#otherDays() : html`<strong>${periodInWords(period, this.#other())}</strong>`}${this.#centreWay("centre2")}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${words("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${this.sides ? this.#body(this.sides) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : words("loading")}</p>`}`;
  }

  /** @param {[Report, Report]} sides */
  #body([left, right]) {
    if (left.total.stages === 0 && right.total.stages === 0) {
      return html`<div class="empty-report" role="status">${icon("chart")}<div><h2>${t("empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    return html`<div class="figures-frame compare"><table class="figures">
        <thead><tr><th scope="col" class="key">${t("figure")}</th><th scope="col">${this.#sideWords(0)}</th><th scope="col">${this.#sideWords(1)}</th>
          <th scope="col" class="group">${t("difference")}</th><th scope="col">${t("percents")}</th></tr></thead>
        <tbody>${ROWS.map(([key, sort, of, narrowed]) => {
          const [a, b] = [of(left.total), of(right.total)];
          return html`<tr><th scope="row" class="key">${t(key)}</th>
            <td>${this.#figure(key, a, sort, 0, narrowed)}</td><td>${this.#figure(key, b, sort, 1, narrowed)}</td>
            <td class="group">${difference(a, b, sort)}</td><td>${relative(a, b, sort)}</td></tr>`;
        })}</tbody></table></div>
      ${left.centres.length > 1 ? this.#centresTable(left) : nothing}
      <footer class="report-notes"><p>${t("rules")}</p></footer>`;
  }

  /** @param {Report} report */
  #centresTable(report) {
    const rows = ROWS.filter(([key]) => OF_CENTRES.includes(key));
    const cell = (/** @type {Figures} */ f, /** @type {typeof ROWS[number]} */ [, sort, of]) => {
      const [a, b] = [of(f), of(report.total)];
      return html`<td>${shown(a, sort)}${sort === "count" ? nothing : html`<span class="under">${difference(a, b, sort)}</span>`}</td>`;
    };
    return html`<h2 class="compare-title">${t("centres")}</h2><p class="quiet">${t("centresText")}</p>
      <div class="figures-frame"><table class="figures"><thead><tr><th scope="col" class="key">${words("centre")}</th>
        ${rows.map(([key]) => html`<th scope="col">${t(key)}</th>`)}</tr></thead>
        <tbody>${(report.by.centre ?? []).map((line) => html`<tr><th scope="row" class="key">${line.name ? name(line.name) : line.key}</th>${rows.map((row) => cell(line.figures, row))}</tr>`)}</tbody>
        <tfoot><tr><th scope="row" class="key">${t("all")}</th>${rows.map(([, sort, of]) => html`<td>${shown(of(report.total), sort)}</td>`)}</tr></tfoot></table></div>`;
  }

  /** @param {string} key @param {number | null} value @param {Sort} sort @param {0 | 1} side @param {Record<string, string>} narrowed */
  #figure(key, value, sort, side, narrowed) {
    if (!value) return shown(value, sort);
    const {days} = periodOf(this.query, this.centres[0].zone);
    const centre = this.#centreOf(side);
    const from = side === 0 ? days : this.#other();
    return link(shown(value, sort), stagesHref(this.query, days, {...from, centre, ...narrowed}), t(key));
  }

  /** @param {0 | 1} side */
  #sideWords(side) {
    const {period, days} = periodOf(this.query, this.centres[0].zone);
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
    const {period, days} = periodOf(this.query, this.centres[0].zone);
    const [from, to] = [this.query.get("from2"), this.query.get("to2")];
    if (this.#against() === "other" && isDay(from) && isDay(to)) return {from: String(from), to: String(to)};
    if (this.#against() === "year") return {from: yearBefore(days.from), to: yearBefore(days.to)};
    return step(period, days, -1);
  }

  async #find() {
    const {query} = this;
    const {days} = periodOf(query, this.centres[0].zone);
    const ask = (/** @type {Days} */ when, /** @type {string} */ centre, /** @type {string} */ by) => {
      const asked = new URLSearchParams({...when, by});
      if (centre) asked.set("centre", centre);
      return staffRequest("GET", `/reports/overview?${asked}`);
    };
    try {
      const sides = await Promise.all([ask(days, this.#centreOf(0), "centre"), ask(this.#other(), this.#centreOf(1), "centre")]);
      if (query !== this.query) return;
      this.sides = /** @type {[Report, Report]} */ (sides);
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }

  #csv() {
    if (!this.sides) return;
    const [left, right] = this.sides;
    const quoted = (/** @type {unknown} */ value) => `"${String(value).replace(/"/g, '""')}"`;
    const lines = [[t("figure"), this.#sideWords(0), this.#sideWords(1), t("difference"), t("percents")]];
    for (const [key, sort, of] of ROWS) {
      const [a, b] = [of(left.total), of(right.total)];
      lines.push([t(key), shown(a, sort), shown(b, sort), difference(a, b, sort), relative(a, b, sort)]);
    }
    const file = new Blob([`\uFEFF${lines.map((line) => line.map(quoted).join(",")).join("\r\n")}\r\n`], {type: "text/csv"});
    const way = document.createElement("a");
    way.href = URL.createObjectURL(file);
    way.download = "talon-comparison.csv";
    way.click();
    URL.revokeObjectURL(way.href);
  }
}

/** The day of the same name; 29 February becomes the 28th. @param {string} day */
function yearBefore(day) {
  const back = `${Number(day.slice(0, 4)) - 1}${day.slice(4)}`;
  return isDay(back) ? back : `${back.slice(0, 8)}28`;
}

/** @param {number | null} value @param {Sort} sort */
function shown(value, sort) {
  return sort === "time" ? time(value) : sort === "share" ? percent(value) : count(value);
}

/** @param {number | null} a @param {number | null} b @param {Sort} sort */
function difference(a, b, sort) {
  if (a === null || b === null) return "—";
  const by = a - b;
  const sign = by > 0 ? "+" : by < 0 ? "−" : "";
  const size = Math.abs(by);
  if (sort === "share") return t("points", {n: sign + new Intl.NumberFormat(currentLanguage(), {maximumFractionDigits: 1}).format(size * 100)});
  return sign + shown(size, sort);
}

/** @param {number | null} a @param {number | null} b @param {Sort} sort */
function relative(a, b, sort) {
  if (a === null || b === null || b === 0 || sort === "share") return "—";
  return new Intl.NumberFormat(currentLanguage(), {style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero"})
    .format((a - b) / b).replace("-", "−");
}

customElements.define("manager-compare", ManagerCompare);
