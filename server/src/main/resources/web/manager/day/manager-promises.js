// @ts-check
/** How promised waits held: what visitors were told at the kiosk, and what came. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, defineWords, mmss, name} from "talon/words.js";
import texts from "talon/words/manager-promises.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {periodOf} from "../overview/address.js";
import {PATIENCE_MS} from "../overview/figures.js";
import {periodInWords} from "../overview/period.js";
import {centreWay, periodWays, printButton} from "../overview/ways.js";
import {t as words} from "../overview/words.js";

export const t = defineWords(texts);

/** @typedef {{atOnce: boolean, service: string | null, ahead: string | null, hour: number | null, tickets: number, promised: number,
 *   held: number, earlier: number, later: number, width: number | null}} Line */

/** @typedef {{name: import("talon/types.js").Name, right: number, wrong: number, taken: number, nobody: number, missed: number}} Score */

/** What came of alerts. @type {("right" | "wrong" | "taken" | "nobody" | "missed")[]} */
const SCORES = ["right", "wrong", "taken", "nobody", "missed"];

/** Under so many percent a group is widened. */
const LOW = 70;
/** Of fewer tickets no share is said. */
const LEAST = 30;

class ManagerPromises extends LitElement {
  static properties = {centres: {}, query: {}, lines: {state: true}, scores: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    this.query = new URLSearchParams();
    /** @type {Line[] | null} */
    this.lines = null;
    /** @type {Score[]} */
    this.scores = [];
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
    const centre = this.#centre();
    const {period, days} = periodOf(query, centre);
    return html`
      <div class="section-top"><h1>${t("promises")}</h1><span class="gap"></span>${printButton()}
        <a class="button" download href="/api/v1${this.#path()}&format=csv">${words("csv")}</a></div>
      <header class="print-only"><p>${periodInWords(period, days)} · ${name(centre.name)}</p></header>
      <div class="report-ways">${periodWays({query, period, days, centre})}
        ${centreWay({query: new URLSearchParams([...query, ["centre", centre.code]]), centres: this.centres, pooled: false})}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${words("stale", {why: problemInWords(this.fault)})}</span></p>` : nothing}
      ${this.lines ? this.#body(this.lines) : html`<p class="quiet" aria-busy="true">${this.fault ? "" : words("loading")}</p>`}`;
  }

  /** @param {Line[]} lines */
  #body(lines) {
    if (lines.length === 0) {
      return html`<div class="empty-report" role="status">${icon("clock")}<div><h2>${t("empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    const of = (/** @type {(line: Line) => boolean} */ which) => lines.filter((line) => !line.atOnce && which(line));
    const [all] = of(({service, ahead, hour}) => service === null && ahead === null && hour === null);
    const [atOnce] = lines.filter((line) => line.atOnce);
    const ahead = of(({service, ahead: some}) => service === null && some !== null);
    const services = of(({service, ahead: some}) => service !== null && some === null);
    const both = of(({service, ahead: some}) => service !== null && some !== null);
    const hours = of(({hour}) => hour !== null);
    return html`
      ${all ? html`<section class="report-card" role="status"><p class="day-sentence">${this.#sentence(all)}</p>
        ${all.promised < all.tickets ? html`<p>${t("silent", {n: all.tickets - all.promised})}</p>` : nothing}
        ${atOnce ? html`<p class="quiet">${t("atOnce", {n: atOnce.promised, held: atOnce.held})}</p>` : nothing}</section>` : nothing}
      ${this.#table("byAhead", t("aheadOf"), ahead, (line) => t(`ahead-${aheadOf(line)}`))}
      ${this.#table("byService", t("service"), services, (line) => this.#service(line.service))}
      ${this.#table("byHour", t("hour"), hours, (line) => `${line.hour}:00`)}
      ${services.length > 1 ? this.#table("byBoth", t("service"), both, (line) => `${this.#service(line.service)} · ${t(`ahead-${aheadOf(line)}`)}`) : nothing}
      ${this.#scores()}
      <footer class="report-notes"><p>${t("rules")}</p></footer>`;
  }

  /** How often it was said before it came that people would wait longer than the norm. */
  #scores() {
    if (this.scores.length === 0) return nothing;
    return html`<section class="report-card" aria-labelledby="alerts"><h2 id="alerts">${t("alerts")}</h2>
      <div class="figures-frame"><table class="figures"><thead><tr><th scope="col" class="key">${t("kind")}</th>
        ${SCORES.map((one) => html`<th scope="col">${t(`alert-${one}`)}</th>`)}</tr></thead>
        <tbody>${this.scores.map((score) => html`<tr><th scope="row" class="key">${name(score.name)}</th>
          ${SCORES.map((one) => html`<td>${score[one] || "—"}</td>`)}</tr>`)}</tbody></table></div>
      <p class="quiet">${t("alertRules")}</p></section>`;
  }

  /** @param {Line} all */
  #sentence(all) {
    if (all.promised < LEAST) return t("few", {n: all.promised});
    return t("share", {n: all.promised, share: share(all)});
  }

  /** @param {string} title @param {string} key @param {Line[]} lines @param {(line: Line) => unknown} label */
  #table(title, key, lines, label) {
    if (lines.length === 0) return nothing;
    return html`<section class="report-card" aria-labelledby=${title}><h2 id=${title}>${t(title)}</h2>
      <div class="figures-frame"><table class="figures"><thead><tr><th scope="col" class="key">${key}</th><th scope="col">${t("told")}</th><th scope="col">${t("held")}</th>
        <th scope="col">${t("earlier")}</th><th scope="col">${t("later")}</th><th scope="col">${t("width")}</th></tr></thead>
        <tbody>${lines.map((line) => html`<tr><th scope="row" class="key">${label(line)}</th><td>${line.promised}</td>
          <td class=${line.promised >= LEAST && share(line) < LOW ? "over" : ""}>${line.promised >= LEAST ? `${share(line)} %` : html`<span class="quiet">${t("tooFew")}</span>`}</td>
          <td>${line.earlier || "—"}</td><td>${line.later || "—"}</td><td>${line.width === null ? "—" : mmss(line.width)}</td></tr>`)}</tbody></table></div></section>`;
  }

  /** @param {string | null} code */
  #service(code) {
    return name(this.#centre().services.find((one) => one.code === code)?.name) || code;
  }

  #centre() {
    return this.centres.find((one) => one.code === this.query.get("centre")) ?? this.centres[0];
  }

  #path() {
    const centre = this.#centre();
    return `/centres/${centre.code}/promises?${new URLSearchParams({...periodOf(this.query, centre).days})}`;
  }

  async #find() {
    const {query} = this;
    try {
      const [lines, scores] = await Promise.all([
        staffRequest("GET", this.#path(), {timeout: PATIENCE_MS}),
        staffRequest("GET", this.#path().replace("/promises?", "/wait-alert-scores?"), {timeout: PATIENCE_MS}),
      ]);
      if (query !== this.query) return;
      this.lines = lines;
      this.scores = scores;
      this.fault = null;
    } catch (error) {
      if (query === this.query) this.fault = error;
    }
  }
}

/** As the words call it. @param {Line} line */
function aheadOf({ahead}) {
  return ahead === "10+" ? "many" : ahead;
}

/** Percent. @param {Line} line */
function share({held, promised}) {
  return Math.round((100 * held) / promised);
}

customElements.define("manager-promises", ManagerPromises);
