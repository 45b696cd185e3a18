// @ts-check
/** The contact centre's year: its table, its files, and the import of calls. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import "talon/staff/imports/past-imports.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {closeMonth, showAmendments} from "../closed-months.js";
import {m} from "../months-words.js";
import {showPassport} from "../passport-dialog.js";
import {amendedLines, callsOf} from "./amended-calls.js";
import {callSettings} from "./call-settings.js";
import {callsTable, monthName, time} from "./calls-table.js";
import {figure} from "./file-import.js";
import {fileLinks, go, hrefWith, yearOf, yearWays} from "./ways.js";
import {t} from "./words.js";

const FILES = ["csv", "html", "xlsx", "pdf", "docx"];
const CSV = `call,queue,entered_at,wait,service,outcome
1715670000.17,line,2024-05-14 10:00:00,30,2:00,answered
1715670100.18,line,2024-05-14T10:01:40+03:00,0:45,,abandoned`;

class ManagerCalls extends LitElement {
  static properties = {query: {}, edits: {type: Boolean}, table: {state: true}, centre: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.query = new URLSearchParams();
    /** Whether this account may import and set. */
    this.edits = false;
    /** @type {import("./calls-table.js").CallsTable | null} */
    this.table = null;
    /** @type {import("./call-settings.js").ContactCentre | null} */
    this.centre = null;
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
    const {table, query} = this;
    const year = yearOf(query);
    return html`
      <h1 class="screen-only">${t("title", {year})}</h1>
      <div class="month-ways">${yearWays(query)}${this.#queues()}<span class="gap"></span>${fileLinks(this.#path(), FILES)}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${t("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${table ? this.#table(table) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : t("loading")}</p>`}
      ${this.edits && this.centre ? this.#edit(this.centre) : nothing}`;
  }

  /** @param {import("./calls-table.js").CallsTable} table */
  #table(table) {
    return html`
      <header class="print-only"><h1>${t("printedTitle", {year: table.year})}</h1></header>
      ${table.total.received === 0 ? html`<p class="empty-year" role="status">${icon("phone")}${t("empty", {year: table.year})}</p>` : nothing}
      ${callsTable(table, this.#ways(table))}
      ${table.total.received === 0 ? nothing : html`<footer class="month-notes">
        ${amendedLines(table, (n) => this.#amendments(table, n))}
        <p>${t("rules", {time: time(table.total.untransferredService)})} ${t("rulesZone", {zone: table.zone})}
          <span class="screen-only">${m("hint")}</span></p></footer>`}`;
  }

  /** @param {import("./calls-table.js").CallsTable} table @returns {import("./calls-table.js").Ways} */
  #ways(table) {
    const {year} = table;
    const chosen = this.query.get("queues");
    const query = new URLSearchParams({year: String(year), ...(chosen ? {queues: chosen} : {})});
    return {
      passport: (n, column, sides) => showPassport({
        path: "/reports/calls/passport", query, month: n || null, column, sides,
        when: n ? `${monthName(n)} ${year}` : String(year),
        check: (passport) => (chosen || passport.parts.length !== 1 ? "" : t("checkIt", passport.parts[0])),
        behind: {words: t("showCalls"), follow: () => go(this, hrefWith(query, {view: "call-list", of: column, month: n ? String(n) : ""}))}}),
      close: this.edits && !chosen ? async (n) => {
        if (await closeMonth("/contact-centre/closings", monthOf(year, n), monthName(n), check(table.months[n - 1]))) this.#find();
      } : null,
      amendments: (n) => this.#amendments(table, n),
    };
  }

  /** @param {import("./calls-table.js").CallsTable} table @param {number} n */
  #amendments(table, n) {
    showAmendments([`/contact-centre/closings/${monthOf(table.year, n)}`], `${monthName(n)} ${table.year}`, callsOf(table.zone));
  }

  /** @param {import("./call-settings.js").ContactCentre} centre */
  #edit(centre) {
    return html`<section class="sheet screen-only" aria-labelledby="call-import"><h2 id="call-import">${t("import")}</h2>
        <p class="quiet">${t("importText")}</p>
        <file-import path="/imports/calls" progress="/imports/calls/progress" .says=${said} @imported=${() => this.#find()}></file-import>
        <details><summary>${t("csvForm")}</summary><p>${t("csvFormText")}</p><pre tabindex="0">${CSV}</pre></details>
        <past-imports path="/imports/calls" withdraws .stamp=${centre} @withdrawn=${() => this.#find()}></past-imports>
        ${callSettings(centre, (change) => this.#save(change))}</section>`;
  }

  #queues() {
    const known = this.centre?.known ?? [];
    if (known.length < 2) return nothing;
    const chosen = this.query.get("queues") ?? "";
    const choose = (/** @type {Event} */ event) =>
      go(this, hrefWith(this.query, {queues: /** @type {HTMLSelectElement} */ (event.target).value}));
    const several = chosen && !known.some((queue) => queue.name === chosen);
    return html`<label class="choice"><span class="unseen">${t("queues")}</span><select name="queues" @change=${choose}>
      <option value="" ?selected=${!chosen}>${this.centre?.queues.length ? this.centre.queues.join(", ") : t("allQueues")}</option>
      ${several ? html`<option value=${chosen} selected>${chosen}</option>` : nothing}
      ${known.map((queue) => html`<option value=${queue.name} ?selected=${queue.name === chosen}>${queue.name}</option>`)}
    </select></label>`;
  }

  #path() {
    const asked = new URLSearchParams({year: String(yearOf(this.query))});
    const queues = this.query.get("queues");
    if (queues) asked.set("queues", queues);
    return `/reports/calls?${asked}`;
  }

  async #find() {
    const {query} = this;
    try {
      const [table, centre] = await Promise.all([staffRequest("GET", this.#path()), staffRequest("GET", "/contact-centre")]);
      if (query !== this.query) return;
      this.table = table;
      this.centre = centre;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }

  /** @param {{zone: string, queues: string[]}} change */
  async #save(change) {
    try {
      await staffRequest("PUT", "/contact-centre", {body: change});
      toast(t("saved"));
      this.#find();
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }
}

/** «2024-01» @param {number} year @param {number} month 1–12 */
function monthOf(year, month) {
  return `${year}-${String(month).padStart(2, "0")}`;
}

/** What is looked at before a month is closed. @param {import("./calls-table.js").CallRow} row @returns {import("../closing-question.js").MonthCheck} */
function check({wait, service, answered}) {
  return {columns: [t("wait"), t("service"), t("answered")], rows: [[t("published"), time(wait), time(service), figure(answered)]]};
}

/** What came of an import. @param {any} result */
function said({imported, duplicates, encoding, leftovers}) {
  const counted = (/** @type {string} */ key, /** @type {number} */ n) => (n > 0 ? t(key, {n, count: figure(n)}) : "");
  const unknown = Object.entries(leftovers.unknown).map(([event, n]) => `${event} (${n})`).join(", ");
  return [
    imported > 0 ? `${counted("imported", imported)}${duplicates ? `, ${counted("duplicates", duplicates)}` : ""}.` : t("importedNothing"),
    t("encoding", {name: encoding}),
    counted("open", leftovers.open), counted("cutOff", leftovers.cutOff), counted("beginless", leftovers.beginless),
    unknown ? t("unknown", {list: unknown}) : "",
  ].filter(Boolean);
}

customElements.define("manager-calls", ManagerCalls);
