// @ts-check
/** The annual report: its parts, its files, and the figures that people enter for it. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {moment} from "../calls/call-settings.js";
import {monthName} from "../calls/calls-table.js";
import {figure} from "../calls/file-import.js";
import {fileLinks, go, hrefWith, yearOf, yearWays} from "../calls/ways.js";
import {figureGrid, plain, rowsOf} from "./figure-grid.js";
import {showKindPassport} from "./kind-passport.js";
import {showSumPassport} from "./sum-passport.js";
import {lineEditor} from "./line-editor.js";
import "./page-form.js";
import {YearSheet, changedElsewhere} from "./sheet.js";
import {t} from "./words.js";

/** @typedef {import("./sheet.js").Sheet} Sheet */

const PARTS = ["note", "in_person", "contact_centre", "contacts", "claims", "satisfaction", "hours", "method", "passport"];
const SECTIONS = ["contacts", "claims", "satisfaction"];

class ManagerQuality extends LitElement {
  static properties = {
    query: {}, edits: {type: Boolean}, changes: {state: true}, fault: {state: true}, closing: {state: true}, reads: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.query = new URLSearchParams();
    /** Whether this account may enter figures. */
    this.edits = false;
    this.year = new YearSheet(0);
    /** @type {any[] | null} */
    this.changes = null;
    /** @type {unknown} */
    this.fault = null;
    /** How far the year is closed, in words. */
    this.closing = "";
    /** Of what they were asked for. */
    this.closingOf = "";
    /** Whether a press on any figure opens its passport, and none can be entered. */
    this.reads = false;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.addEventListener("keydown", this.#keys);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    this.#findClosing();
    if (!changed.has("query") || this.year.year === yearOf(this.query)) return;
    this.year = new YearSheet(yearOf(this.query));
    this.year.addEventListener("change", () => this.#heed());
    this.changes = null;
    this.#find();
  }

  render() {
    const {query} = this;
    const {sheet} = this.year;
    return html`
      <h1>${t("title", {year: yearOf(query)})}</h1>
      <div class="month-ways">${yearWays(query)}<span class="gap"></span>${fileLinks(this.#path(), ["csv", "pdf", "docx"])}</div>
      ${this.#parts()}
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${t("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${sheet ? this.#sheet(sheet) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : t("loading")}</p>`}`;
  }

  #parts() {
    const without = new Set((this.query.get("without") ?? "").split(",").filter(Boolean));
    const choose = (/** @type {Event} */ event) => {
      const box = /** @type {HTMLInputElement} */ (event.target);
      if (box.checked) without.delete(box.value);
      else without.add(box.value);
      go(this, hrefWith(this.query, {without: PARTS.filter((part) => without.has(part)).join(",")}), true);
    };
    return html`<fieldset class="parts screen-only"><legend>${t("parts")}</legend>
      ${PARTS.map((part) => html`<label class="tick"><input type="checkbox" value=${part} .checked=${!without.has(part)} @change=${choose}>${t(part)}</label>`)}
    </fieldset>`;
  }

  /** @param {Sheet} sheet */
  #sheet(sheet) {
    return html`
      ${this.closing ? html`<p class="year-closing">${icon("key")}<span><strong>${t("yearClosing")}.</strong> ${this.closing}</span></p>` : nothing}
      ${this.edits ? html`<div class="sheet-ways screen-only">
          <button type="button" class="button" ?disabled=${this.year.done.length === 0} @click=${() => this.#step("undo")}>${t("undo")}</button>
          <button type="button" class="button" ?disabled=${this.year.undone.length === 0} @click=${() => this.#step("redo")}>${t("redo")}</button>
          <button type="button" class="button" aria-pressed=${String(this.reads)} @click=${() => { this.reads = !this.reads; }}>${t("passports")}</button>
          <p class="quiet">${t(this.reads ? "pressHint" : "gridHint")}</p></div>` : html`<p class="quiet">${t("readOnly")} ${t("pressHint")}</p>`}
      ${SECTIONS.map((section) => this.#section(sheet, section))}
      ${sheet.changed ? html`<p class="quiet touched">${t("touched", {by: sheet.changed.by, at: moment(sheet.changed.at)})}</p>` : nothing}
      ${this.#history(sheet)}
      ${this.edits ? this.#words(sheet) : nothing}`;
  }

  /** @param {Sheet} sheet @param {string} section */
  #section(sheet, section) {
    const rows = [...(section === "contacts" ? counted(sheet) : []), ...rowsOf(sheet.lines, section)];
    return html`<section class="sheet" aria-labelledby="part-${section}"><h2 id="part-${section}">${t(section)}</h2>
      ${figureGrid({
        label: t(section), rows, edits: this.edits && !this.reads, total: section !== "satisfaction", enter: this.#enter,
        passport: this.#passport, sumPassport: (month, printed) => this.#sumPassport(rows, t(section), month, printed)})}
      ${this.edits ? lineEditor(section, sheet.lines, this.#saveLine) : nothing}</section>`;
  }

  /** @param {Sheet} sheet */
  #words(sheet) {
    const done = (/** @type {any} */ {read, changed}) => [`${t("read", {n: read, count: figure(read)})}, ${t("changedFigures", {n: changed, count: figure(changed)})}.`];
    return html`
      <section class="sheet" aria-labelledby="figures-file"><h2 id="figures-file">${t("file")}</h2><p class="quiet">${t("fileText")}</p>
        <p><a class="button" href="/api/v1/quality/years/${sheet.year}?format=csv" download>${icon("down")}${t("downloadFigures")}</a></p>
        <file-import path="/imports/quality" .says=${done} @imported=${() => this.#find()}></file-import></section>
      <section class="sheet" aria-labelledby="page-words"><h2 id="page-words">${t("page")}</h2>
        <page-form .page=${sheet.page} .openings=${sheet.openings} @save=${this.#savePage}></page-form></section>`;
  }

  /** @param {Sheet} sheet */
  #history(sheet) {
    const find = async (/** @type {Event} */ event) => {
      if (/** @type {HTMLDetailsElement} */ (event.target).open) await this.#findChanges();
    };
    const lineName = (/** @type {any} */ change) => {
      const line = sheet.lines.find((one) => one.section === change.section && one.code === change.code);
      const label = line ? name(line.name) : change.code;
      return change.section === "satisfaction" ? t(change.part === "score" ? "score" : "asked", {name: label}) : label;
    };
    return html`<details class="history" @toggle=${find}><summary>${t("changes")}</summary>
      ${this.changes?.length === 0 ? html`<p class="quiet">${t("noChanges")}</p>` : nothing}
      ${this.changes?.length ? html`<table class="faults"><thead><tr><th>${t("when")}</th><th>${t("who")}</th><th>${t("what")}</th><th class="number">${t("was")}</th><th class="number">${t("became")}</th></tr></thead>
        <tbody>${this.changes.map((change) => html`<tr><td>${moment(change.at)}</td><td>${change.by}${change.source === "imported" ? html` <small class="quiet">${t("imported")}</small>` : nothing}</td>
          <td>${lineName(change)}, ${monthName(change.month)}</td><td class="number">${plain(change.before) || "—"}</td><td class="number">${plain(change.after) || "—"}</td></tr>`)}</tbody></table>` : nothing}
    </details>`;
  }

  /** @param {import("./sheet.js").Cell} cell @param {string} text @param {HTMLInputElement} input */
  #enter = (cell, text, input) => {
    const bare = text.replace(/[\s\u00a0]/g, "").replace(",", ".").replace("−", "-");
    const fits = cell.part === "score" ? /^(-?\d{1,4}(\.\d{1,2})?)?$/ : /^\d{0,8}$/;
    const unfit = !fits.test(bare) || Math.abs(Number(bare)) > (cell.part === "score" ? 1000 : 100_000_000);
    input.setAttribute("aria-invalid", String(unfit));
    if (unfit) {
      toast(t(cell.part === "score" ? "unfitScore" : "unfitCount"), {wrong: true});
      return;
    }
    const value = bare === "" ? null : Number(bare);
    input.value = plain(value);
    this.#run(this.year.enter(cell, value));
  };

  /** @param {import("./figure-grid.js").Row} row @param {number | null} month @param {string} printed */
  #passport = async (row, month, printed) => {
    const {year} = this.year;
    await this.year.saved;
    await showKindPassport({
      year, month, printed, kind: row.kind, code: row.code, part: row.part, name: row.label, without: this.#without(), when: this.#when(month)});
  };

  /** @param {import("./figure-grid.js").Row[]} rows @param {string} label @param {number | null} month @param {string} printed */
  async #sumPassport(rows, label, month, printed) {
    const {year} = this.year;
    await this.year.saved;
    await showSumPassport({year, month, printed, rows, name: label, without: this.#without(), when: this.#when(month)});
  }

  /** @param {number | null} month */
  #when(month) {
    return month ? `${monthName(month)} ${this.year.year}` : String(this.year.year);
  }

  #without() {
    return this.query.get("without") ?? "";
  }

  /** @param {KeyboardEvent} event */
  #keys = (event) => {
    if (!this.edits || !(event.ctrlKey || event.metaKey) || !(event.target instanceof HTMLElement) || !event.target.dataset.cell) return;
    const undo = event.code === "KeyZ" && !event.shiftKey;
    const redo = event.code === "KeyY" || (event.code === "KeyZ" && event.shiftKey);
    if (!undo && !redo) return;
    event.preventDefault();
    const input = /** @type {HTMLInputElement} */ (event.target);
    // What is typed and not yet left goes first.
    input.dispatchEvent(new Event("change"));
    this.#step(undo ? "undo" : "redo");
  };

  /** @param {"undo" | "redo"} way */
  #step(way) {
    const changes = way === "undo" ? this.year.done : this.year.undone;
    const change = changes[changes.length - 1];
    if (!change) return;
    this.#run(this.year[way]());
    const {section, code, part, month} = change;
    const input = /** @type {HTMLInputElement | null} */ (this.querySelector(`[data-cell="${section}.${code}.${part}.${month}"]`));
    if (!input) return;
    // Said here: what was typed may differ from what the page has last written there.
    input.value = plain(this.year.at(change));
    input.focus();
    input.select();
  }

  /** @type {import("./line-editor.js").SaveLine} */
  #saveLine = (section, code, names, active) => {
    this.#run(this.year.saveLine(section, code, names, active).then(() => toast(t("saved"))));
  };

  /** @param {CustomEvent<import("./sheet.js").Page>} event */
  #savePage = (event) => {
    this.#run(this.year.savePage(event.detail).then(() => toast(t("saved"))));
  };

  /** The open list of changes grows with them. */
  #heed() {
    this.requestUpdate();
    const last = this.year.sheet?.changed?.at;
    const open = /** @type {HTMLDetailsElement | null} */ (this.querySelector(".history"))?.open;
    if (open && last && last !== this.changes?.[0]?.at) this.#findChanges();
  }

  async #findChanges() {
    this.changes = await staffRequest("GET", `/quality/years/${this.year.year}/changes`).catch(() => null);
  }

  /** @param {Promise<unknown>} work */
  #run(work) {
    work.catch((error) => toast(changedElsewhere(error) ? t("changedElse") : problemInWords(error), {wrong: true}));
  }

  #path() {
    const asked = new URLSearchParams({year: String(yearOf(this.query))});
    if (this.#without()) asked.set("without", this.#without());
    return `/reports/quality?${asked}`;
  }

  async #findClosing() {
    const asked = new URLSearchParams({year: String(yearOf(this.query)), language: currentLanguage()});
    if (this.#without()) asked.set("without", this.#without());
    const of = asked.toString();
    if (of === this.closingOf) return;
    this.closingOf = of;
    const {closing} = await staffRequest("GET", `/reports/quality/closing?${of}`).catch(() => ({closing: ""}));
    if (of === this.closingOf) this.closing = closing;
  }

  async #find() {
    const {year} = this;
    try {
      await year.find();
      this.fault = null;
    } catch (error) {
      if (year === this.year) this.fault = error;
    }
  }
}

/** What is counted, to read beside what is entered. @param {Sheet} sheet */
function counted(sheet) {
  return [
    {label: t("inPerson"), hint: t("counted"), values: sheet.inPerson, kind: "in_person"},
    {label: t("phone"), hint: t("counted"), values: sheet.phone, kind: "phone"},
  ];
}

customElements.define("manager-quality", ManagerQuality);
