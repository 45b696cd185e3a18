// @ts-check
/** The stages behind a number, page by page; each leads to its ticket's story. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, clock, name} from "talon/words.js";
import {kindsInWords, problemInWords} from "talon/staff/words.js";
import {staffRequest} from "talon/staff/session.js";
import {FILTERS, follow, hrefWith, periodOf, reportQuery} from "./address.js";
import {PATIENCE_MS, bare, count, time} from "./figures.js";
import {periodInWords, shortDay, weekday} from "./period.js";
import {servicesOf} from "./ways.js";
import {t} from "./words.js";

/** @typedef {{centre: string, ticket: string, label: string, position: number, businessDay: string, service: string, kind: string,
 *   category: string, state: string, queuedAt: string, calledAt: string | null, startedAt: string | null, finishedAt: string | null,
 *   desk: string | null, specialist: string | null, person: string | null, inaccurate: string | null, wait: number | null,
 *   walking: number | null, serving: number | null, postponed: number, norm: number, late: boolean}} StageLine */

/** From so many stages on, a file takes its time. */
const MANY = 10_000;
const BYTES_A_STAGE = 190;

const SORTS = ["queued", "wait", "walking", "service"];

class StageList extends LitElement {
  static properties = {centres: {}, query: {}, page: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.query = new URLSearchParams();
    /** @type {{total: number, page: number, size: number, stages: StageLine[]} | null} */
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
    const back = hrefWith(query, {view: "overview", outcome: "", desk: "", specialist: "", category: "", hour: "", weekday: "", kind: "", sort: "", order: "", page: ""});
    return html`
      <p class="way-back screen-only"><a href=${back} @click=${follow}>‹ ${t("backToOverview")}</a></p>
      <div class="section-top"><h1>${page ? t("found", {n: page.total, count: count(page.total)}) : t("stages")}</h1><span class="gap"></span>
        <a class="button" download href="/api/v1/reports/stages?${this.#asked()}&format=csv">${t("csv")}</a></div>
      ${page && page.total >= MANY ? html`<p class="quiet screen-only">${t("csvAll", {n: count(page.total), size: megabytes(page.total)})}</p>` : nothing}
      ${this.#conditions()}
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${t("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${page ? (page.stages.length ? this.#table(page) : this.#nothing()) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : t("loading")}</p>`}`;
  }

  #conditions() {
    const {period, days} = periodOf(this.query, this.centres[0]);
    const centre = this.centres.find((one) => one.code === this.query.get("centre"));
    return html`<ul class="conditions" aria-label=${t("filters")}>
      <li>${periodInWords(days.from === days.to ? "day" : period, days)}</li>
      <li>${centre ? name(centre.name) : this.centres.length === 1 ? name(this.centres[0].name) : t("allCentres")}</li>
      ${FILTERS.filter((filter) => this.query.get(filter)).map((filter) => {
        const words = this.#inWords(filter, this.query.get(filter) ?? "");
        return html`<li>${words}<a href=${hrefWith(this.query, {[filter]: "", page: ""})} aria-label=${t("without", {what: words})} @click=${follow}>${icon("close")}</a></li>`;
      })}</ul>`;
  }

  /** @param {string} filter @param {string} value */
  #inWords(filter, value) {
    if (filter === "service") return name(servicesOf(this.centres).find((one) => one.code === value)?.name) || value;
    if (filter === "kind") return kindsInWords([value]);
    if (filter === "desk") return t("deskIs", {desk: value});
    if (filter === "hour") return t("hourIs", {hour: value});
    if (filter === "weekday") return weekday(Number(value), "long");
    if (filter === "outcome") return t(`outcome-${value}`);
    if (filter === "norms") return t("normsAnew");
    if (filter === "category") return t(value);
    return this.page?.stages[0]?.person ?? bare(value);
  }

  #nothing() {
    return html`<div class="empty-report" role="status">${icon("ticket")}<div><h2>${t("noneFound")}</h2><p class="quiet">${t("noneFoundText")}</p></div></div>`;
  }

  /** @param {NonNullable<StageList["page"]>} page */
  #table(page) {
    const several = this.centres.length > 1 && !this.query.get("centre");
    return html`<div class="figures-frame"><table class="figures stage-table">
      <thead><tr><th scope="col" class="key">${t("ticketColumn")}</th><th scope="col" class="left">${t("dayColumn")}</th>
        ${several ? html`<th scope="col" class="left">${t("centre")}</th>` : nothing}
        <th scope="col" class="left">${t("stageColumn")}</th>${this.#sortable("queued", t("queuedColumn"))}${this.#sortable("wait", t("wait"))}
        ${this.#sortable("walking", t("walkingColumn"))}${this.#sortable("service", t("spent"))}<th scope="col" class="left">${t("desk")}</th>
        <th scope="col" class="left">${t("specialist")}</th><th scope="col" class="left">${t("outcomeColumn")}</th></tr></thead>
      <tbody>${page.stages.map((stage) => this.#row(stage, several))}</tbody></table></div>
      ${this.#pager(page)}`;
  }

  /** @param {StageLine} stage @param {boolean} several */
  #row(stage, several) {
    const zone = this.centres.find((one) => one.code === stage.centre)?.zone;
    return html`<tr>
      <th scope="row" class="key"><a href=${hrefWith(this.query, {view: "ticket", of: stage.centre, ticket: stage.ticket})} @click=${follow}>${stage.label}</a></th>
      <td class="left">${shortDay(stage.businessDay)}</td>
      ${several ? html`<td class="left">${name(this.centres.find((one) => one.code === stage.centre)?.name)}</td>` : nothing}
      <td class="left">${kindsInWords([stage.kind], stage.centre)}</td>
      <td>${clock(stage.queuedAt, zone)}</td>
      <td class=${stage.late ? "over" : ""}>${time(stage.wait)}${stage.late ? html`<span class="over-words">${t("overNorm", {time: time(stage.norm)})}</span>` : nothing}</td>
      <td>${time(stage.walking)}</td>
      <td>${time(stage.serving)}${stage.inaccurate === null ? nothing : html`<span class="over-words">${t("inaccurate")}</span>`}</td>
      <td class="left">${stage.desk ?? "—"}</td>
      <td class="left">${stage.person ?? (stage.specialist === null ? "—" : bare(stage.specialist))}</td>
      <td class="left">${t(`state-${stage.state}`)}</td></tr>`;
  }

  /** @param {string} sort @param {string} words */
  #sortable(sort, words) {
    const now = SORTS.includes(this.query.get("sort") ?? "") ? this.query.get("sort") : "wait";
    const descending = this.query.get("order") !== "asc";
    const order = now === sort && descending ? "asc" : "desc";
    const state = now !== sort ? "none" : descending ? "descending" : "ascending";
    return html`<th scope="col" aria-sort=${state}><a href=${hrefWith(this.query, {sort, order, page: ""})} aria-label=${t("sortBy", {what: words})}
      @click=${follow}>${words}${now === sort ? html` <span aria-hidden="true">${descending ? "↓" : "↑"}</span>` : nothing}</a></th>`;
  }

  /** @param {NonNullable<StageList["page"]>} page */
  #pager(page) {
    const pages = Math.ceil(page.total / page.size);
    if (pages < 2) return nothing;
    const to = (/** @type {number} */ n, /** @type {string} */ words) => (n < 1 || n > pages ? nothing
      : html`<a class="button" href=${hrefWith(this.query, {page: String(n)})} @click=${follow}>${words}</a>`);
    return html`<nav class="pager" aria-label=${t("stages")}>${to(page.page - 1, t("previous"))}
      <span>${t("page", {page: page.page, pages})}</span>${to(page.page + 1, t("next"))}</nav>`;
  }

  #asked() {
    const asked = reportQuery(this.query, periodOf(this.query, this.centres[0]).days);
    for (const name of ["sort", "order", "page"]) {
      const value = this.query.get(name);
      if (value) asked.set(name, value);
    }
    return asked;
  }

  async #find() {
    const {query} = this;
    try {
      const page = await staffRequest("GET", `/reports/stages?${this.#asked()}`, {timeout: PATIENCE_MS});
      if (query !== this.query) return;
      this.page = page;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** «270», as large as so many stages are in a file. @param {number} stages */
function megabytes(stages) {
  return count(Math.max(1, Math.round(stages * BYTES_A_STAGE / 1e6)));
}

customElements.define("stage-list", StageList);
