// @ts-check
/** The stages whose times are doubted, each with its reason; one or many are marked at once. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, clock, name} from "talon/words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {kindsInWords, problemInWords} from "talon/staff/words.js";
import {follow, go, hrefWith, periodOf, reportQuery} from "./address.js";
import {askWhy} from "./ask-why.js";
import {PATIENCE_MS, bare, count, time} from "./figures.js";
import {hoursDialog} from "./hours-dialog.js";
import {shortDay} from "./period.js";
import {t} from "./times-words.js";
import {centreWay, periodWays} from "./ways.js";
import {t as words} from "./words.js";

/** @typedef {import("./stage-list.js").StageLine & {rules: string[], usual: number | null, verdict: null | {verdict: string, actor: string, person: string | null, reason: string}}} Suspect */
/** @typedef {"inaccurate" | "accurate" | "withdrawn"} Verdict */

/** What this list can be narrowed to. */
const FILTERS = ["service", "kind", "desk", "specialist"];
const WHICH = ["open", "inaccurate", "accurate", "all"];
/** @type {Record<string, Verdict>} */
const KEYS = {F2: "inaccurate", F4: "accurate", F8: "withdrawn"};

class ManagerSuspects extends LitElement {
  static properties = {
    centres: {}, query: {}, page: {state: true}, total: {state: true}, hours: {state: true}, chosen: {state: true}, fault: {state: true},
  };

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.query = new URLSearchParams();
    /** @type {{total: number, page: number, size: number, stages: Suspect[]} | null} */
    this.page = null;
    /** Raw and cleaned figures of the period. @type {import("./figures.js").Figures | null} */
    this.total = null;
    /** @type {import("./hours-dialog.js").Hours | null} */
    this.hours = null;
    /** Which are chosen, by ticket and position. @type {Set<string>} */
    this.chosen = new Set();
    /** @type {unknown} */
    this.fault = null;
    /** What is shown is an answer to. */
    this.of = "";
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.pressed);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("query")) return;
    this.chosen = new Set();
    this.#find();
  }

  render() {
    const {query, page} = this;
    const {period, days} = periodOf(query, this.#centre());
    const which = this.#which();
    return html`
      <div class="section-top"><h1>${t("suspects")}</h1><span class="gap"></span>
        ${this.#pooled() ? nothing : html`<button type="button" class="button" @click=${this.#setHours}>${icon("clock")}${t("hours")}</button>`}</div>
      <p class="quiet">${t("intro")}</p>
      <div class="report-ways">${periodWays({query, period, days, centre: this.#centre()})}
        ${centreWay({query, centres: this.centres, pooled: true})}
        <span class="tabs" role="group">${WHICH.map((one) => html`<a class="button" href=${hrefWith(query, {verdict: one, page: ""})}
          aria-current=${one === which ? "true" : nothing} @click=${follow}>${t(one)}</a>`)}</span></div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${problemInWords(this.fault)}</span></p>` : nothing}
      ${this.hours && this.hours.days.length === 0 ? html`<p class="no-hours">${icon("clock")}${t("noHours")}</p>` : nothing}
      ${this.total ? this.#sideBySide(this.total) : nothing}
      ${page ? (page.stages.length ? this.#table(page) : this.#nothing(which)) : this.fault ? nothing
        : html`<p class="quiet searching" role="status" aria-busy="true">${this.#searching()}</p>`}`;
  }

  /** How much is gone through, as soon as that is known. */
  #searching() {
    return this.total ? t("searching", {n: this.total.served, count: count(this.total.served)}) : words("loading");
  }

  /** @param {import("./figures.js").Figures} total */
  #sideBySide(total) {
    return html`<div class="figures-frame side-by-side"><table class="figures">
      <thead><tr><td></td><th scope="col">${t("counted")}</th><th scope="col">${t("waitMean")}</th><th scope="col">${t("serviceMean")}</th></tr></thead>
      <tbody><tr><th scope="row" class="key">${t("raw")}</th><td>${count(total.served)}</td><td>${time(total.wait.raw)}</td><td>${time(total.service.raw)}</td></tr>
        <tr><th scope="row" class="key">${t("cleaned")}</th><td>${count(total.counted)}</td><td>${time(total.wait.mean)}</td><td>${time(total.service.mean)}</td></tr></tbody></table></div>`;
  }

  /** @param {string} which */
  #nothing(which) {
    return html`<div class="empty-report">${icon("check")}<div><h2>${t(which === "open" ? "empty" : "emptyChosen")}</h2>
      <p class="quiet">${which === "open" ? t("emptyText") : ""}</p></div></div>`;
  }

  /** @param {NonNullable<ManagerSuspects["page"]>} page */
  #table(page) {
    const all = page.stages.every((stage) => this.chosen.has(keyOf(stage)));
    return html`<h2 class="found"><span role="status">${t("found", {n: page.total, count: count(page.total)})}</span></h2><div class="mark-ways screen-only" role="group">
        <span role="status">${this.chosen.size ? t("chosen", {n: this.chosen.size}) : html`<span class="quiet keys">${t("keys")}</span>`}</span><span class="gap"></span>
        ${this.#mark("inaccurate", "markInaccurate", "F2")}${this.#mark("accurate", "markAccurate", "F4")}${this.#mark("withdrawn", "withdraw", "F8")}</div>
      <div class="figures-frame"><table class="figures suspects-table" @keydown=${walk}>
      <thead><tr><td class="left screen-only"><input type="checkbox" aria-label=${t("chooseAll")} .checked=${all} @change=${() => this.#chooseAll(page.stages, !all)}></td>
        <th scope="col" class="left">${words("ticketColumn")}</th><th scope="col" class="left">${words("dayColumn")}</th>${this.#pooled() ? html`<th scope="col" class="left">${words("centre")}</th>` : nothing}<th scope="col" class="left">${words("stageColumn")}</th>
        <th scope="col">${t("duration")}</th><th scope="col" class="left">${t("rule")}</th><th scope="col" class="left">${words("desk")}</th>
        <th scope="col" class="left">${words("specialist")}</th></tr></thead>
      <tbody>${page.stages.map((stage) => this.#row(stage))}</tbody></table></div>
      ${this.#pager(page)}`;
  }

  /** @param {Suspect} stage */
  #row(stage) {
    const centre = this.centres.find((one) => one.code === stage.centre);
    const zone = centre?.zone;
    const key = keyOf(stage);
    const from = stage.startedAt ? clock(stage.startedAt, zone) : "";
    const to = stage.finishedAt ? clock(stage.finishedAt, zone) : "";
    const rules = stage.rules.map((rule) => t(rule, {time: time(stage.usual)}));
    return html`<tr class=${this.chosen.has(key) ? "chosen" : ""}>
      <td class="left screen-only"><input type="checkbox" aria-label=${t("choose", {label: stage.label})} .checked=${this.chosen.has(key)} @change=${() => this.#choose(key)}></td>
      <th scope="row" class="left"><a href=${hrefWith(this.query, {view: "ticket", of: stage.centre, ticket: stage.ticket})} @click=${follow}>${stage.label}</a></th>
      <td class="left">${shortDay(stage.businessDay)}<span class="under">${from}–${to}</span></td>${this.#pooled() ? html`<td class="left">${name(centre?.name)}</td>` : nothing}<td class="left">${kindsInWords([stage.kind])}</td>
      <td><strong>${time(stage.serving)}</strong></td>
      <td class="left why">${(rules.length ? rules : [t("marked")]).map((rule) => html`<span class="rule">${rule}</span>`)}
        ${stage.verdict ? html`<span class="under">${icon(stage.verdict.verdict === "accurate" ? "check" : "warning")} ${t(stage.verdict.verdict)} — ${t("said", {person: stage.verdict.person ?? bare(stage.verdict.actor), reason: stage.verdict.reason})}</span>` : nothing}</td>
      <td class="left">${stage.desk ?? "—"}</td><td class="left">${stage.person ?? (stage.specialist === null ? "—" : bare(stage.specialist))}</td></tr>`;
  }

  /** @param {Verdict} verdict @param {string} text @param {string} key */
  #mark(verdict, text, key) {
    return html`<button type="button" class="button ${verdict === "inaccurate" ? "primary" : ""}" ?disabled=${this.chosen.size === 0} aria-keyshortcuts=${key}
      @click=${() => this.#say(verdict)}>${t(text)}<kbd>${key}</kbd></button>`;
  }

  /** @param {NonNullable<ManagerSuspects["page"]>} page */
  #pager(page) {
    const pages = Math.ceil(page.total / page.size);
    if (pages < 2) return nothing;
    const to = (/** @type {number} */ n, /** @type {string} */ text) => (n < 1 || n > pages ? nothing
      : html`<a class="button" href=${hrefWith(this.query, {page: String(n)})} @click=${follow}>${words(text)}</a>`);
    return html`<nav class="pager">${to(page.page - 1, "previous")}<span>${words("page", {page: page.page, pages})}</span>${to(page.page + 1, "next")}</nav>`;
  }

  /** @param {string} key */
  #choose(key) {
    const chosen = new Set(this.chosen);
    if (!chosen.delete(key)) chosen.add(key);
    this.chosen = chosen;
  }

  /** @param {Suspect[]} stages @param {boolean} all */
  #chooseAll(stages, all) {
    this.chosen = new Set(all ? stages.map(keyOf) : []);
  }

  /** @param {Verdict} verdict */
  async #say(verdict) {
    const stages = (this.page?.stages ?? []).filter((stage) => this.chosen.has(keyOf(stage)));
    if (stages.length === 0) return;
    const {centre} = stages[0];
    if (stages.some((stage) => stage.centre !== centre)) return toast(t("severalCentres"), {wrong: true});
    const title = {inaccurate: "whyInaccurate", accurate: "whyAccurate", withdrawn: "whyWithdraw"}[verdict];
    const yes = {inaccurate: "markInaccurate", accurate: "markAccurate", withdrawn: "withdraw"}[verdict];
    const reason = await askWhy({title: t(title), text: `${t("chosen", {n: stages.length})}. ${t("why")}`, yes: t(yes)});
    if (reason === null) return;
    try {
      await staffCommand(`/centres/${centre}/times`, {
        verdict, reason, stages: stages.map(({ticket, position}) => ({ticket, position})),
      });
      toast(t("done", {n: stages.length}));
      this.chosen = new Set();
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    await this.#find();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const verdict = KEYS[event.key];
    if (!verdict || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (!event.repeat) this.#say(verdict);
  }

  #setHours = async () => {
    const {code} = this.#centre();
    const hours = await staffRequest("GET", `/centres/${code}/hours`).catch((error) => toast(problemInWords(error), {wrong: true}));
    if (hours && (await hoursDialog(code, hours))) await this.#find();
  };

  #which() {
    return WHICH.find((one) => one === this.query.get("verdict")) ?? "open";
  }

  /** Whether all centres are shown. */
  #pooled() {
    return this.centres.length > 1 && !this.centres.some((one) => one.code === this.query.get("centre"));
  }

  /** The only one, or the first, whose clock says what today is. */
  #centre() {
    return this.centres.find((one) => one.code === this.query.get("centre")) ?? this.centres[0];
  }

  async #find() {
    const {query} = this;
    const centre = this.#centre();
    const asked = reportQuery(query, periodOf(query, centre).days, FILTERS);
    if (!this.#pooled()) asked.set("centre", centre.code);
    const page = query.get("page") ?? "1";
    const of = `${asked}`;
    if (of !== this.of) [this.of, this.page, this.total, this.hours] = [of, null, null, null];
    try {
      // How many there are of all comes sooner than which of them are doubted.
      const [found] = await Promise.all([
        staffRequest("GET", `/reports/suspects?${asked}&verdict=${this.#which()}&page=${page}`, {timeout: PATIENCE_MS}),
        staffRequest("GET", `/reports/overview?${asked}&by=kind`, {timeout: PATIENCE_MS}).then(({total}) => query === this.query && (this.total = total)),
        this.#pooled() ? null : staffRequest("GET", `/centres/${centre.code}/hours`).then((hours) => query === this.query && (this.hours = hours)),
      ]);
      if (query !== this.query) return;
      // A page that a mark has emptied: the one before it.
      if (found.stages.length === 0 && Number(page) > 1) return go(this, hrefWith(query, {page: ""}), {replace: true});
      this.page = found;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** @param {{ticket: string, position: number}} stage */
function keyOf({ticket, position}) {
  return `${ticket}/${position}`;
}

/** The arrow keys go from row to row. @param {KeyboardEvent} event */
function walk(event) {
  const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  const boxes = [.../** @type {HTMLElement} */ (event.currentTarget).querySelectorAll("input")];
  const next = boxes[boxes.indexOf(/** @type {HTMLInputElement} */ (event.target)) + by];
  if (!by || !next || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  next.focus();
}

customElements.define("manager-suspects", ManagerSuspects);
