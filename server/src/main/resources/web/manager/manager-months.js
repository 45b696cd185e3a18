// @ts-check
/** The monthly table with its choices: year, centre, form; to print and to download. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage, hmmss, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {centresChoice} from "./centres-choice.js";
import {STAGES, closeMonth, showAmendments} from "./closed-months.js";
import {countsLine, isEmpty, monthName, monthTable} from "./month-table.js";
import {m} from "./months-words.js";
import {checkStages, showPassport} from "./passport-dialog.js";
import {PATIENCE_MS} from "./overview/figures.js";
import {printedAt, thisYear} from "./today.js";
import {t} from "./words.js";

/** @typedef {import("./manager.js").Choice} Choice */

/** What the table can be taken away as; the last is the form that is published. */
const FILES = ["csv", "xlsx", "pdf", "docx"];

class ManagerMonths extends LitElement {
  static properties = {centres: {}, pooled: {type: Boolean}, choice: {}, table: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** Whether all centres together may be asked for. */
    this.pooled = false;
    /** @type {Choice} */
    this.choice = /** @type {any} */ (undefined);
    /** @type {import("./month-table.js").MonthlyTable | null} */
    this.table = null;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("choice")) this.#find();
  }

  render() {
    const {choice, table} = this;
    const year = Number(choice.year);
    const nextOff = year >= thisYear();
    return html`
      <h1>${t("title", {year})}</h1>
      <div class="month-ways">
        <div class="years" role="group" aria-label=${t("year")}>
          <button type="button" class="button" @click=${() => this.#choose({year: String(year - 1)})} ?disabled=${year <= 2000}>‹ ${year - 1}</button>
          <strong aria-current="true">${year}</strong>
          <button type="button" class="button" @click=${() => this.#choose({year: String(year + 1)})} ?disabled=${nextOff}>${year + 1} ›</button>
        </div>
        ${this.pooled ? centresChoice({centres: this.centres, chosen: choice.centre}) : nothing}
        ${this.#formSelect()}
        <span class="gap"></span>
        ${this.#files()}
      </div>
      ${this.#more()}
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${t("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${table ? this.#table(table) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : t("loading")}</p>`}`;
  }

  /** @param {import("./month-table.js").MonthlyTable} table */
  #table(table) {
    const names = this.centres.filter((one) => table.centres.includes(one.code)).map((one) => name(one.name)).join(", ");
    return html`
      <header class="print-only"><h1>${t("titlePrinted", {year: table.year})}</h1><p>${names || t("allCentres")}</p></header>
      ${isEmpty(table) ? html`<p class="empty-year" role="status">${icon("clock")}${t("empty", {year: table.year})}</p>` : nothing}
      ${monthTable(table, this.#ways(table))}
      <footer class="month-notes">
        ${isEmpty(table) ? nothing : html`<p>${countsLine(table)}</p>`}
        <p>${table.form === "both" ? m("noteBoth") : t(table.form === "measured" ? "noteMeasured" : "notePublished")}</p>
        <p>${t("noteRules")} <span class="screen-only">${t("hint")} ${m("hint")}</span></p>
        <p class="print-only">${t("printed", printedAt())}</p>
      </footer>`;
  }

  #formSelect() {
    const choose = (/** @type {Event} */ event) => this.#choose({form: /** @type {HTMLSelectElement} */ (event.target).value});
    return html`<label class="choice"><span class="unseen">${t("form")}</span>
      <select @change=${choose}>${["published", "measured", "both"].map((form) =>
        html`<option value=${form} ?selected=${form === this.choice.form}>${form === "both" ? m("both") : t(form)}</option>`)}</select></label>`;
  }

  /** @param {import("./month-table.js").MonthlyTable} table @returns {import("./month-table.js").Ways} */
  #ways(table) {
    const {year} = table;
    const month = (/** @type {number} */ n) => `${year}-${String(n).padStart(2, "0")}`;
    const query = new URLSearchParams({year: String(year)});
    if (table.centres.length) query.set("centre", table.centres.join(","));
    const centre = table.centre ?? (this.centres.length === 1 ? this.centres[0].code : null);
    return {
      counts: this.choice.counts === "1",
      centres: table.centres.length || this.centres.length,
      passport: (n, column, side) => showPassport({
        path: "/reports/monthly/passport", query, month: n, column, sides: [side], when: n ? `${monthName(n)} ${year}` : String(year), check: checkStages}),
      close: centre ? async (n) => {
        if (await closeMonth(`/centres/${centre}/closings`, month(n), monthName(n), this.#check(table, n, centre))) this.#find();
      } : null,
      amendments: (n) => showAmendments(
        table.months[n - 1].closed.filter((one) => one.amendments).map((one) => `/centres/${one.centre}/closings/${month(n)}`),
        `${monthName(n)} ${year}`, STAGES),
    };
  }

  /** What is looked at before a month is closed. @param {import("./month-table.js").MonthlyTable} table @param {number} n @param {string} centre
   * @returns {import("./closing-question.js").MonthCheck} */
  #check(table, n, centre) {
    const row = table.months[n - 1];
    const last = new Date(Date.UTC(table.year, n, 0)).toISOString().slice(0, 10);
    const of = new URLSearchParams({from: `${last.slice(0, 8)}01`, to: last, centre});
    return {
      columns: [t("wait"), t("reception")],
      rows: [[t("consultation"), hmmss(row.consultation.wait), hmmss(row.consultation.service)],
        [t("cash"), hmmss(row.cash.wait), hmmss(row.cash.service)],
        [m("published"), hmmss(row.published.wait), hmmss(row.published.service)]],
      doubtful: async () => {
        const found = await staffRequest("GET", `/reports/suspects?${of}&verdict=open&page=1`, {timeout: PATIENCE_MS});
        return {n: found.total, href: `/manager/?${new URLSearchParams({view: "suspects", ...Object.fromEntries(of), period: "month"})}`};
      },
    };
  }

  #more() {
    const box = (/** @type {"counts" | "total"} */ key, /** @type {boolean} */ on, /** @type {[string, string]} */ [yes, no]) => html`<label
      class="tick"><input type="checkbox" .checked=${on} @change=${(/** @type {Event} */ event) =>
        this.#choose({[key]: /** @type {HTMLInputElement} */ (event.target).checked ? yes : no})}>${m(key)}</label>`;
    const separator = (/** @type {Event} */ event) => this.#choose({separator: /** @type {HTMLSelectElement} */ (event.target).value});
    return html`<div class="month-ways more">
      ${box("counts", this.choice.counts === "1", ["1", ""])}
      ${box("total", this.choice.total !== "0", ["", "0"])}
      <label class="choice tick">${m("separator")}
        <select @change=${separator}>${["comma", "semicolon", "tab"].map((one) =>
          html`<option value=${one} ?selected=${one === (this.choice.separator || "comma")}>${m(one)}</option>`)}</select></label>
    </div>`;
  }

  #files() {
    return html`<div class="files" role="group" aria-label=${t("files")}>
      <button type="button" class="button" @click=${() => print()}>${icon("printer")}${t("print")}</button>
      ${FILES.map((format) => html`<a class="button ${format === "docx" ? "primary" : ""}"
        href="/api/v1${this.#path(true)}&format=${format}" download>${format === "docx" ? icon("down") : nothing}<span><span
        class="unseen">${t("download")} </span>${format.toUpperCase()}</span></a>`)}
    </div>`;
  }

  /** @param {Partial<Choice>} choice */
  #choose(choice) {
    this.dispatchEvent(new CustomEvent("choose", {bubbles: true, detail: choice}));
  }

  /** @param {boolean} [file] with what concerns files only */
  #path(file = false) {
    const {year, centre, form, counts, total, separator} = this.choice;
    const query = new URLSearchParams({year, form, language: currentLanguage()});
    if (centre && this.pooled) query.set("centre", centre);
    if (file && counts) query.set("counts", "true");
    if (file && total) query.set("total", "false");
    if (file && separator) query.set("separator", separator);
    return `/reports/monthly?${query}`;
  }

  async #find() {
    const {choice} = this;
    try {
      const table = await staffRequest("GET", this.#path());
      if (choice !== this.choice) return;
      this.table = table;
      this.fault = null;
    } catch (error) {
      if (choice === this.choice) this.fault = error;
    }
  }
}

customElements.define("manager-months", ManagerMonths);
