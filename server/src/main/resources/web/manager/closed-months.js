// @ts-check
/** Closing a month, and what was amended since. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {currentLanguage, hmmss} from "talon/words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {asksToClose} from "./closing-question.js";
import {openDialog} from "./month-dialog.js";
import {m} from "./months-words.js";

/** @typedef {{centre: string, closed_on: string, by: string, amendments: number, differs: boolean}} Closed */
/** @typedef {import("./month-table.js").Cell} Cell */
/** @typedef {{consultation: Cell, cash: Cell, published: Cell, measured: Cell}} Shown */
/** @typedef {{label: string, position: number, state: string, inaccurate: boolean}} Fact */
/** @typedef {{month: string, number: number, at: string, author: string, name: string | null, reason: string | null, found: boolean, new: any, old: any, new_hash: string,
 *   changes: number, facts: {was: any, became: any}[]}} Amendment */
/**
 * How amendments of a table are shown.
 *
 * @typedef {{changes: (old: any, fresh: any) => [string, string, string][], fact: (change: {was: any, became: any}) => unknown,
 *   changed: (n: number) => string}} Kind
 */

/** What stands at the end of a month's row.
 * @param {object} row
 * @param {Closed[]} row.closed
 * @param {number} row.centres how many the table pools
 * @param {boolean} row.over whether the month is over; one that is not has nothing to be closed
 * @param {(() => void) | null} row.close closes it; null where it cannot be
 * @param {() => void} row.amendments
 */
export function closedCell({closed, centres, over, close, amendments}) {
  const amended = closed.reduce((sum, one) => sum + one.amendments, 0);
  return html`<td class="closing" tabindex="-1">
    ${closed.length === 0 ? close
      ? html`<button type="button" class="button quiet screen-only" @click=${close}>${m("closeMonth")}</button><span class="print-only">${m("openMonth")}</span>`
      : over ? html`<span class="quiet">${m("openMonth")}</span>` : nothing
      : centres === 1
        ? html`<span class="closed">${icon("check")}${m("closedOn", {date: day(closed[0].closed_on)})}</span><small>${closed[0].by}</small>`
        : html`<span class="closed">${m("closedOf", {n: closed.length, of: centres})}</span>`}
    ${amended ? html`<button type="button" class="button quiet amended" @click=${amendments}>${m("amended", {n: amended})}</button>` : nothing}
    ${closed.some((one) => one.differs) ? html`<span class="differs" title=${m("differsText")}>${icon("warning")}${m("differs")}</span>` : nothing}
  </td>`;
}

/**
 * Months are closed in their order: only the oldest that is over and open offers it.
 *
 * @param {{over: boolean, any: boolean, closed: boolean}[]} months January first
 * @returns {number} which month, from 1; 0 where none
 */
export function nextToClose(months) {
  return months.findIndex(({over, any, closed}) => over && any && !closed) + 1;
}

/**
 * @param {string} path of the closings
 * @param {string} month 2024-01
 * @param {string} name «Январь»
 * @param {import("./closing-question.js").MonthCheck} check
 * @returns {Promise<boolean>} whether it is closed now
 */
export async function closeMonth(path, month, name, check) {
  if (!await asksToClose(name, month.slice(0, 4), check)) return false;
  try {
    await staffCommand(path, {month});
    toast(m("closedNow"));
    return true;
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
    return false;
  }
}

/** @param {string[]} paths of the closings with amendments @param {string} when «Январь 2024» @param {Kind} kind */
export async function showAmendments(paths, when, kind) {
  const dialog = openDialog(`${m("amendments")}: ${when}`, html`<p class="quiet" aria-busy="true">${m("looking")}</p>`);
  try {
    const closings = await Promise.all(paths.map((path) => staffRequest("GET", path)));
    dialog.show(closings.map((closing) => html`
      ${closings.length > 1 ? html`<h3>${closing.centre}</h3>` : nothing}
      <p class="signed">${m("signedBy", {who: closing.by, date: day(closing.closed_on), hash: ""})}<code>${closing.hash}</code></p>
      ${closing.amendments.map((/** @type {Amendment} */ made) => amendment(made, kind))}`));
  } catch (error) {
    dialog.show(html`<p class="alert" role="alert">${problemInWords(error)}</p>`);
  }
}

/** @param {Amendment} made @param {Kind} kind */
function amendment(made, kind) {
  const at = new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "long", timeStyle: "short"}).format(new Date(made.at));
  const changed = kind.changes(made.old, made.new);
  return html`<section class="amendment">
    <h4>${m("amendment", {n: made.number, date: at})}</h4>
    <p>${authorOf(made)}${made.found ? html` — ${m("found")}` : nothing}.
      ${made.reason ? m("reason", {reason: made.reason}) : made.found ? nothing : m("noReason")}</p>
    ${changed.length ? html`<table><thead><tr><td></td><th scope="col">${m("was")}</th><th scope="col">${m("became")}</th></tr></thead>
      <tbody>${changed.map(([what, old, fresh]) => html`<tr><th scope="row">${what}</th><td>${old}</td><td><strong>${fresh}</strong></td></tr>`)}</tbody></table>`
      : html`<p>${m("noChange")}</p>`}
    <p class="signed">${m("newHash")} <code>${made.new_hash}</code></p>
    ${made.changes ? html`<details><summary>${kind.changed(made.changes)}</summary><ul>${made.facts.map((change) => html`<li>${kind.fact(change)}</li>`)}</ul>
      ${made.changes > made.facts.length ? m("more", {n: made.changes - made.facts.length}) : nothing}</details>` : nothing}
  </section>`;
}

/** @param {Amendment} made */
export function authorOf(made) {
  return made.author === "unknown" ? m("nobody") : made.name ?? made.author;
}

/** @param {{was: Fact | null, became: Fact | null}} change */
function stage({was, became}) {
  const one = /** @type {Fact} */ (was ?? became);
  return html`${m("stage", one)}: ${state(was)} → ${state(became)}`;
}

/** @param {Fact | null} fact */
function state(fact) {
  return fact ? `${m(fact.state)}${fact.inaccurate ? `, ${m("inaccurate")}` : ""}` : m("gone");
}

/** @param {Shown} old @param {Shown} fresh @returns {[string, string, string][]} */
function changes(old, fresh) {
  /** @type {[string, string, string][]} */
  const found = [];
  for (const column of /** @type {const} */ (["consultation", "cash", "published", "measured"])) {
    for (const side of /** @type {const} */ (["wait", "service"])) {
      if (old[column][side] !== fresh[column][side]) {
        found.push([`${m(column)}, ${m(side)}`, hmmss(old[column][side]), hmmss(fresh[column][side])]);
      }
    }
    if (column !== "published" && old[column].count !== fresh[column].count) {
      found.push([`${m(column)}, ${m("stages")}`, String(old[column].count), String(fresh[column].count)]);
    }
  }
  return found;
}

/** The monthly table's. @type {Kind} */
export const STAGES = {changes, fact: stage, changed: (n) => m("stagesChanged", {n})};

/** «05.02.2025» @param {string} date */
export function day(date) {
  return new Intl.DateTimeFormat(currentLanguage(), {dateStyle: currentLanguage() === "ru" ? "short" : "medium", timeZone: "UTC"}).format(new Date(date));
}
