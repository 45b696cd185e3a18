// @ts-check
/** What was amended in closed months of the contact centre: a line each under its table, and all of it in a dialog. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {authorOf, day} from "../closed-months.js";
import {m} from "../months-words.js";
import {monthName, time} from "./calls-table.js";
import {figure} from "./file-import.js";
import {t} from "./words.js";

/** @typedef {import("../closed-months.js").Amendment} Amendment */
/** @typedef {{queue: string, call: string, entered_at: string, outcome: string, wait: number, service: number | null}} CallFact */

const TIMES = ["wait", "service", "abandonedWait", "timedOutWait"];
const COUNTS = ["answered", "transferred", "abandoned", "timedOut", "leftByKey", "nobodyThere"];
/** What a figure is called. @type {Record<string, string>} */
const NAMES = {wait: "wait", service: "service", answered: "answered", transferred: "transferred", abandoned: "abandoned",
  abandonedWait: "abandonedWait", timedOut: "timedOut", timedOutWait: "timedOutWait", leftByKey: "left", nobodyThere: "nobody"};

/** How the contact centre's amendments are shown. @param {string} zone the contact centre's @returns {import("../closed-months.js").Kind} */
export function callsOf(zone) {
  return {changes, fact: (change) => changeOf(change, zone), changed: (n) => t("callsChanged", {n, count: figure(n)})};
}

/** @param {import("./calls-table.js").CallsTable} table @param {(month: number) => void} show */
export function amendedLines(table, show) {
  if (table.amendments.length === 0) return nothing;
  return html`<ul class="amended-months">${table.amendments.map((made) => {
    const month = Number(made.month.slice(5));
    const changed = changes(made.old, made.new).map(([what, old, fresh]) => `${what} ${old} → ${fresh}`).join("; ");
    return html`<li>* <button type="button" @click=${() => show(month)}>${monthName(month)}, ${m("amendment", {n: made.number, date: day(made.at)}).toLowerCase()}</button>:
      ${authorOf(made)} — ${changed || m("noChange")}</li>`;
  })}</ul>`;
}

/** @param {any} old @param {any} fresh @returns {[string, string, string][]} */
function changes(old, fresh) {
  const shown = (/** @type {any} */ row, /** @type {string} */ key) => (TIMES.includes(key) ? time(row[key]) : figure(row[key]));
  return [...TIMES.slice(0, 2), ...COUNTS, ...TIMES.slice(2)].filter((key) => old[key] !== fresh[key])
    .map((key) => [t(NAMES[key]), shown(old, key), shown(fresh, key)]);
}

/** @param {{was: CallFact | null, became: CallFact | null}} change @param {string} zone */
function changeOf({was, became}, zone) {
  const one = /** @type {CallFact} */ (was ?? became);
  return html`${one.queue}, ${momentIn(zone).format(new Date(one.entered_at))} (${one.call}): ${state(was)} → ${state(became)}`;
}

/** A day and a time that nobody reads otherwise: «20.01.2024, 10:00:00», “Jan 20, 2024, 10:00:00”. @param {string} zone */
export function momentIn(zone) {
  return new Intl.DateTimeFormat(currentLanguage(), {
    year: "numeric", month: currentLanguage() === "ru" ? "2-digit" : "short", day: "2-digit",
    hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23", timeZone: zone});
}

/** @param {CallFact | null} fact */
function state(fact) {
  if (fact === null) return m("gone");
  const service = fact.service === null ? "" : `, ${t("service").toLowerCase()} ${time(fact.service)}`;
  return `${t(`outcome-${fact.outcome}`)}, ${m("wait")} ${time(fact.wait)}${service}`;
}
