// @ts-check
/** The manager's page: how the centre is now, and how its months were. Every choice stands in the address. */

import {html} from "lit";
import {doorway, noCentresYet, staffHeader} from "talon/staff/frame.js";
import "talon/staff/imports/past-imports.js";
import {staffMenu} from "talon/staff/menu.js";
import {StaffPage} from "talon/staff/page.js";
import {s} from "talon/staff/words.js";
import "./calls/call-list.js";
import "./calls/manager-calls.js";
import {t as callWords} from "./calls/words.js";
import "./day/manager-day.js";
import {t as dayWords} from "./day/day-words.js";
import {t as promiseWords} from "./day/manager-promises.js";
import "./manager-months.js";
import "./manager-now.js";
import {m} from "./months-words.js";
import {VIEWS} from "./overview/address.js";
import "./overview/manager-compare.js";
import "./overview/manager-desks.js";
import "./overview/manager-overview.js";
import "./overview/manager-suspects.js";
import "./overview/stage-list.js";
import "./overview/ticket-story.js";
import "./sendings.js";
import {t as sendings} from "./sending-words.js";
import {t as reports} from "./overview/words.js";
import "./quality/manager-quality.js";
import {t as qualityWords} from "./quality/words.js";
import {goBy, thisYear} from "./today.js";
import {t} from "./words.js";

/** @typedef {{view: string, centre: string, year: string, form: string, counts: string, total: string, separator: string}} Choice */

/** The sections that read their choices from the address themselves, by view. */
const OVERVIEWS = new Set([...VIEWS, "sendings", "call-list"]);

/** The company's own reports, likewise. @type {Record<string, (key: string) => string>} */
const YEARLY = {calls: callWords, quality: qualityWords};

/** The sections by what they are about, as the menu shows them. @type {Record<string, string[]>} */
const GROUPS = {
  "inTheHall": ["now", "day", "promises"],
  "figures": ["overview", "compare", "desks", "suspects"],
  "reports": ["months", "calls", "quality", "sendings"],
};

/** What has no place of its own in the menu: where one comes from to it. @type {Record<string, string>} */
const WITHIN = {stages: "overview", ticket: "overview", "call-list": "calls"};

/** Which part of the help is about a section. @type {Record<string, string>} */
const HELP = {
  now: "manager#now", day: "manager#overview", promises: "manager#overview", overview: "manager#overview", compare: "manager#overview",
  desks: "manager#overview", suspects: "manager#times", months: "manager#months", calls: "manager#yearly", quality: "manager#yearly",
  sendings: "manager#yearly",
};

class TalonManager extends StaffPage {
  static properties = {choice: {state: true}, query: {state: true}};

  constructor() {
    super();
    this.choice = addressed();
    this.query = new URLSearchParams(location.search);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("centres") || !this.centres) return;
    // Which year it is depends on where they are.
    goBy(this.centres);
    this.readAddress();
  }

  readAddress() {
    this.choice = addressed();
    this.query = new URLSearchParams(location.search);
  }

  /** @param {string} href @param {boolean} [replace] */
  go(href, replace = false) {
    super.go(href, replace);
    if (!replace) scrollTo(0, 0);
  }

  render() {
    const outside = doorway(this.session, ["manager", "administrator"]);
    if (outside) return outside;
    const who = /** @type {import("talon/staff/session.js").Staff} */ (this.session.who);
    const {view} = this.choice;
    document.title = `${titleOf(view)} · ${s("manager")}`;
    return html`
      ${staffHeader({title: s("talon"), beside: s("manager"), who, help: HELP[WITHIN[view] ?? view]})}
      <div class="staff-layout">
        ${staffMenu(t("menu"), this.#groups(), this.follow, who.role === "administrator" ? {words: t("toAdmin"), href: "/admin/"} : undefined)}
        <main class="staff-main" @choose=${this.#choose} @go=${this.#goThere}>${this.#section(who)}</main>
      </div>`;
  }

  #groups() {
    const shown = WITHIN[this.choice.view] ?? this.choice.view;
    return Object.entries(GROUPS).map(([group, views]) => ({
      title: t(group),
      items: views.map((view) => ({words: titleOf(view), href: hrefOf({...this.choice, view}), current: view === shown})),
    }));
  }

  /** @param {import("talon/staff/session.js").Staff} who */
  #section(who) {
    const {centres, choice} = this;
    if (!centres) return html`<h1 class="unseen">${s("manager")}</h1><p aria-busy="true"></p>`;
    if (centres.length === 0) return noCentresYet(who.role);
    if (OVERVIEWS.has(choice.view)) return this.#overview(who, centres);
    const everywhere = who.centre === null;
    if (choice.view === "calls") return html`<manager-calls .query=${this.query} .edits=${everywhere}></manager-calls>`;
    if (choice.view === "quality") return html`<manager-quality .query=${this.query} .edits=${everywhere}></manager-quality>`;
    if (choice.view === "months") {
      return html`<manager-months .centres=${centres} .pooled=${who.centre === null} .choice=${choice}></manager-months>
        ${everywhere ? html`<details class="past-history screen-only"><summary>${m("historyImports")}</summary>
          <past-imports path="/imports/stages" withdraws @withdrawn=${() => (this.choice = {...this.choice})}></past-imports></details>` : ""}`;
    }
    const centre = centres.find((c) => c.code === choice.centre) ?? centres[0];
    return html`<manager-now .centres=${centres} .centre=${centre} .everywhere=${everywhere}></manager-now>`;
  }

  /** @param {import("talon/staff/session.js").Staff} who @param {import("talon/types.js").Centre[]} centres */
  #overview(who, centres) {
    const {query} = this;
    switch (this.choice.view) {
      case "call-list": return html`<call-list .query=${query}></call-list>`;
      case "stages": return html`<stage-list .centres=${centres} .query=${query}></stage-list>`;
      case "ticket": return html`<ticket-story .query=${query}></ticket-story>`;
      case "compare": return html`<manager-compare .centres=${centres} .pooled=${who.centre === null} .query=${query}></manager-compare>`;
      case "day": return html`<manager-day .centres=${centres} .query=${query}></manager-day>`;
      case "promises": return html`<manager-promises .centres=${centres} .query=${query}></manager-promises>`;
      case "desks": return html`<manager-desks .centres=${centres} .query=${query}></manager-desks>`;
      case "sendings": return html`<manager-sendings .centres=${centres} .pooled=${who.centre === null}></manager-sendings>`;
      case "suspects": return html`<manager-suspects .centres=${centres} .query=${query}></manager-suspects>`;
      default: return html`<manager-overview .centres=${centres} .pooled=${who.centre === null} .query=${query}></manager-overview>`;
    }
  }

  /** @param {CustomEvent<Partial<Choice>>} event */
  #choose = (event) => this.go(hrefOf({...this.choice, ...event.detail}));

  /** @param {CustomEvent<{href: string, replace: boolean}>} event */
  #goThere = (event) => this.go(event.detail.href, event.detail.replace);
}

/** @param {string} view */
function titleOf(view) {
  switch (view) {
    case "sendings": return sendings("title");
    case "call-list": return callWords("calls");
    case "day": return dayWords("title");
    case "promises": return promiseWords("promises");
    default: return OVERVIEWS.has(view) ? reports(view) : (YEARLY[view] ?? t)(view);
  }
}

/** @returns {Choice} */
function addressed() {
  const query = new URLSearchParams(location.search);
  const year = query.get("year") ?? "";
  return {
    view: OVERVIEWS.has(query.get("view") ?? "") || (query.get("view") ?? "") in YEARLY ? query.get("view") ?? "" : query.get("view") === "months" || year ? "months" : "now",
    centre: query.get("centre") ?? "",
    year: /^2\d{3}$/.test(year) ? year : String(thisYear()),
    form: ["measured", "both"].includes(query.get("form") ?? "") ? query.get("form") ?? "" : "published",
    counts: query.get("counts") === "1" ? "1" : "",
    total: query.get("total") === "0" ? "0" : "",
    separator: ["semicolon", "tab"].includes(query.get("separator") ?? "") ? query.get("separator") ?? "" : "",
  };
}

/** @param {Choice} choice */
function hrefOf({view, centre, year, form, counts, total, separator}) {
  /** @type {[string, string][]} */
  const parts = view === "months" ? [["year", year], ["centre", centre], ["form", form], ["counts", counts], ["total", total], ["separator", separator]] : [["view", view], ["centre", centre]];
  return `/manager/?${new URLSearchParams(parts.filter(([, value]) => value))}`;
}

customElements.define("talon-manager", TalonManager);
