// @ts-check
/** The passport of a figure of the annual report: what it is, who put it there, what was left out, the hash over its kind. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {moment} from "../calls/call-settings.js";
import {figure as number} from "../calls/file-import.js";
import {hashToCopy} from "../hash.js";
import {openDialog} from "../month-dialog.js";
import {m} from "../months-words.js";
import {t} from "./words.js";

/** @typedef {{why: string, name: string, count: number}} LeftOut */
/** @typedef {{code: string, part: string, month: number, value: number, put: {at: string, by: string, source: string} | null}} Entered */
/** @typedef {{kind: string, name: string, definition: string, population: string, excluded: LeftOut[], rounding: string, zones: string[], period: string,
 *   computed_at: string, version: string, format: string, hash: string | null,
 *   months: {month: number, population: string, excluded: LeftOut[], hash: string | null}[], figures: Entered[]}} Passport */
/** @typedef {{any: boolean, closed_at: string | null, amendments: number}} CallsMonth */
/** @typedef {{centres: number, months: {month: number, centres: number, amendments: number, calls: CallsMonth | null, changed_after_closing: number | null}[]}} Closed */
/** @typedef {{passport: Passport, closed: Closed, closing: string}} Answer */

/**
 * @param {object} asked
 * @param {number} asked.year
 * @param {string} asked.kind in_person, phone, or a section
 * @param {string} [asked.code] of an entered line
 * @param {string} [asked.part] count or score
 * @param {number | null} asked.month null: the year
 * @param {string} asked.printed the figure
 * @param {string} asked.name of its row
 * @param {string} asked.when «Март 2024»
 * @param {string} asked.without parts that the report is without
 */
export async function showKindPassport(asked) {
  const dialog = openDialog(m("passport"), html`<p class="quiet" aria-busy="true">${m("looking")}</p>`);
  try {
    dialog.show(content(asked, await readPassport(asked.year, asked.kind, asked.without)));
  } catch (error) {
    dialog.show(html`<p class="alert" role="alert">${problemInWords(error)}</p>`);
  }
}

/** @param {number} year @param {string} kind @param {string} without @returns {Promise<Answer>} */
export function readPassport(year, kind, without) {
  const query = new URLSearchParams({year: String(year), kind, language: currentLanguage()});
  if (without) query.set("without", without);
  return staffRequest("GET", `/reports/quality/passport?${query}`);
}

/** @param {Parameters<typeof showKindPassport>[0]} asked @param {Answer} answer */
function content(asked, answer) {
  const {passport} = answer;
  const own = asked.month ? passport.months.find((one) => one.month === asked.month) : null;
  const counted = asked.kind === "in_person" || asked.kind === "phone";
  const {population, excluded} = own ?? passport;
  const hash = own ? own.hash : passport.hash;
  return html`
    <p class="passport-figure"><strong>${asked.printed}</strong><span>${asked.when}<br>${asked.name}</span></p>
    <dl class="passport">
      ${asked.code ? html`<dt>${t("putThere")}</dt><dd>${putThere(asked, passport)}</dd>` : nothing}
      <dt>${m("definition")}</dt><dd>${passport.definition}</dd>
      ${counted && asked.month && !own ? nothing : html`
        <dt>${m("population")}</dt><dd>${population}</dd>
        <dt>${m("excluded")}</dt><dd>${excluded.map((why, i) => `${i ? ", " : ""}${why.name}: ${number(why.count)}`)}</dd>`}
      <dt>${m("rounding")}</dt><dd>${passport.rounding}</dd>
      <dt>${m("period")}</dt><dd>${passport.period}</dd>
      ${passport.zones.length ? html`<dt>${m("zones")}</dt><dd>${passport.zones.join(", ")}</dd>` : nothing}
      <dt>${t("closing")}</dt><dd>${state(asked.month, answer)}</dd>
      <dt>${m("computed")}</dt><dd>${moment(passport.computed_at)}, ${passport.version}</dd>
      <dt>${t("hash", {format: passport.format})}</dt><dd>${hash ? hashToCopy(hash) : "—"}</dd>
    </dl>`;
}

/** Of a month one line, of the year a line for each that was entered. @param {Parameters<typeof showKindPassport>[0]} asked @param {Passport} passport */
function putThere(asked, passport) {
  const own = passport.figures.filter((one) => one.code === asked.code && one.part === asked.part
    && (asked.month === null || one.month === asked.month));
  if (own.length === 0) return t("nobody");
  const line = (/** @type {Entered} */ one) => one.put
    ? `${one.put.by}, ${moment(one.put.at)}, ${t(one.put.source)}`
    : t("pastTalon");
  const latest = own.reduce((one, other) => (one.put?.at ?? "") < (other.put?.at ?? "") ? other : one);
  return asked.month ? line(own[0]) : html`${t("lastOf", {n: own.length})} ${line(latest)}`;
}

/** @param {number | null} month @param {Answer} answer */
export function state(month, {closed, closing}) {
  if (month === null) return closing;
  const {centres, amendments, calls, changed_after_closing: late} = closed.months[month - 1];
  const amended = amendments + (calls?.amendments ?? 0);
  return [
    t("closedAt", {n: centres, of: closed.centres}),
    ...(calls ? [t(!calls.any ? "noCalls" : calls.closed_at ? "callsClosed" : "callsOpen")] : []),
    ...(amended ? [t("amended", {n: amended})] : []),
    ...(late ? [t("changedLate", {n: late})] : []),
  ].join("; ");
}
