// @ts-check
/** The calls behind a number of the contact centre's table, page by page; every choice stands in the address. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import {problemInWords} from "talon/staff/words.js";
import {staffRequest} from "talon/staff/session.js";
import {follow} from "../overview/address.js";
import {t as o} from "../overview/words.js";
import {momentIn} from "./amended-calls.js";
import {monthName, time} from "./calls-table.js";
import {figure} from "./file-import.js";
import {hrefWith, yearOf} from "./ways.js";
import {t} from "./words.js";

/** @typedef {import("./amended-calls.js").CallFact} CallFact */

const SORTS = ["entered", "wait", "service"];

class CallList extends LitElement {
  static properties = {query: {}, page: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.query = new URLSearchParams();
    /** @type {{total: number, page: number, size: number, zone: string, calls: CallFact[]} | null} */
    this.page = null;
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
    const {query, page} = this;
    const back = hrefWith(query, {view: "calls", of: "", month: "", sort: "", order: "", page: ""});
    return html`
      <p class="way-back screen-only"><a href=${back} @click=${follow}>‹ ${t("backToCalls")}</a></p>
      <div class="section-top"><h1>${page ? t("callsFound", {n: page.total, count: figure(page.total)}) : t("callsBehind")}</h1><span class="gap"></span>
        <a class="button" download href="/api/v1/reports/calls/list?${this.#asked(false)}&format=csv">${t("csvAll")}</a></div>
      ${this.#conditions()}
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${t("staleList", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${page ? (page.calls.length ? this.#table(page) : html`<p class="empty-year" role="status">${icon("phone")}${t("noCallsFound")}</p>`)
        : html`<p class="quiet" aria-busy="true">${this.fault ? "" : t("loadingList")}</p>`}`;
  }

  #conditions() {
    const month = Number(this.query.get("month") ?? 0);
    const of = this.query.get("of") ?? "received";
    const queues = this.query.get("queues");
    return html`<ul class="conditions" aria-label=${o("filters")}>
      <li>${month >= 1 && month <= 12 ? `${monthName(month)} ${yearOf(this.query)}` : yearOf(this.query)}</li>
      ${of === "received" ? nothing : html`<li>${t(`of-${of}`)}<a href=${hrefWith(this.query, {of: "", page: ""})}
        aria-label=${o("without", {what: t(`of-${of}`)})} @click=${follow}>${icon("close")}</a></li>`}
      ${queues ? html`<li>${queues}</li>` : nothing}</ul>`;
  }

  /** @param {NonNullable<CallList["page"]>} page */
  #table(page) {
    const at = momentIn(page.zone);
    return html`<div class="figures-frame"><table class="figures call-table">
      <thead><tr>${this.#sortable("entered", t("enteredColumn"), "key")}<th scope="col" class="left">${t("queueColumn")}</th>
        ${this.#sortable("wait", t("wait"))}${this.#sortable("service", t("service"))}
        <th scope="col" class="left">${t("outcomeColumn")}</th><th scope="col" class="left">${t("callColumn")}</th></tr></thead>
      <tbody>${page.calls.map((call) => html`<tr>
        <th scope="row" class="key">${at.format(new Date(call.entered_at))}</th><td class="left">${call.queue}</td>
        <td>${time(call.wait)}</td><td>${time(call.service)}</td><td class="left">${t(`outcome-${call.outcome}`)}</td>
        <td class="left"><code>${call.call}</code></td></tr>`)}</tbody></table></div>
      ${this.#pager(page)}`;
  }

  /** @param {string} sort @param {string} words @param {string} [kind] */
  #sortable(sort, words, kind = "") {
    const asked = this.query.get("sort") ?? "";
    const now = SORTS.includes(asked) ? asked : "entered";
    const descending = this.query.get("order") === "desc";
    const order = now === sort ? (descending ? "asc" : "desc") : sort === "entered" ? "asc" : "desc";
    const state = now !== sort ? "none" : descending ? "descending" : "ascending";
    return html`<th scope="col" class=${kind} aria-sort=${state}><a href=${hrefWith(this.query, {sort, order, page: ""})}
      aria-label=${o("sortBy", {what: words})} @click=${follow}>${words}${now === sort
        ? html` <span aria-hidden="true">${descending ? "↓" : "↑"}</span>` : nothing}</a></th>`;
  }

  /** @param {NonNullable<CallList["page"]>} page */
  #pager(page) {
    const pages = Math.ceil(page.total / page.size);
    if (pages < 2) return nothing;
    const to = (/** @type {number} */ n, /** @type {string} */ words) => (n < 1 || n > pages ? nothing
      : html`<a class="button" href=${hrefWith(this.query, {page: String(n)})} @click=${follow}>${words}</a>`);
    return html`<nav class="pager" aria-label=${t("callsBehind")}>${to(page.page - 1, o("previous"))}
      <span>${o("page", {page: figure(page.page), pages: figure(pages)})}</span>${to(page.page + 1, o("next"))}</nav>`;
  }

  /** @param {boolean} paged */
  #asked(paged) {
    const asked = new URLSearchParams({year: String(yearOf(this.query))});
    for (const name of ["month", "of", "queues", ...(paged ? ["sort", "order", "page"] : [])]) {
      const value = this.query.get(name);
      if (value) asked.set(name, value);
    }
    return asked;
  }

  async #find() {
    const {query} = this;
    try {
      const page = await staffRequest("GET", `/reports/calls/list?${this.#asked(true)}`);
      if (query !== this.query) return;
      this.page = page;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

customElements.define("call-list", CallList);
