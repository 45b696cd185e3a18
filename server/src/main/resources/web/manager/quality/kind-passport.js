// @ts-check
/** The passport of a figure of the annual report: what it is, who put it there, what was left out, the hash over its kind. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {moment} from "../calls/call-settings.js";
import {figure as number} from "../calls/file-import.js";
import {openDialog} from "../month-dialog.js";
import {m} from "../months-words.js";
import {t} from "./words.js";

/** @typedef {{why: string, name: string, count: number}} LeftOut */
/** @typedef {{code: string, part: string, month: number, value: number, put: {at: string, by: string, source: string} | null}} Entered */
/** @typedef {{kind: string, definition: string, population: string, excluded: LeftOut[], rounding: string, zones: string[], period: string,
 *   computed_at: string, version: string, format: string, hash: string | null,
 *   months: {month: number, population: string, excluded: LeftOut[], hash: string | null}[], figures: Entered[]}} Passport */
/** @typedef {{centres: number, months: {month: number, centres: number, amendments: number, changed_after_closing: number | null}[]}} Closed */

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
 */
export async function showKindPassport(asked) {
  const dialog = openDialog(m("passport"), html`<p class="quiet" aria-busy="true">${m("looking")}</p>`);
  const query = new URLSearchParams({year: String(asked.year), kind: asked.kind, language: currentLanguage()});
  try {
    /** @type {{passport: Passport, closed: Closed}} */
    const {passport, closed} = await staffRequest("GET", `/reports/quality/passport?${query}`);
    dialog.show(content(asked, passport, closed));
  } catch (error) {
    dialog.show(html`<p class="alert" role="alert">${problemInWords(error)}</p>`);
  }
}

/** @param {Parameters<typeof showKindPassport>[0]} asked @param {Passport} passport @param {Closed} closed */
function content(asked, passport, closed) {
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
      <dt>${t("closing")}</dt><dd>${state(asked.month, closed)}</dd>
      <dt>${m("computed")}</dt><dd>${moment(passport.computed_at)}, ${passport.version}</dd>
      <dt>${t("hash", {format: passport.format})}</dt><dd>${hash ? copied(hash) : "—"}</dd>
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

/** @param {number | null} month @param {Closed} closed */
function state(month, closed) {
  const whole = closed.months.filter((one) => closed.centres > 0 && one.centres === closed.centres);
  if (month === null) return t("yearClosed", {n: whole.length});
  const one = closed.months[month - 1];
  const late = one.changed_after_closing;
  return html`${t("closedAt", {n: one.centres, of: closed.centres})}${one.amendments ? html`, ${t("amended", {n: one.amendments})}` : nothing}${late
    ? html`; ${t("changedLate", {n: late})}` : nothing}`;
}

/** @param {string} digits */
function copied(digits) {
  const copy = async () => {
    await navigator.clipboard?.writeText(digits);
    toast(m("copied"));
  };
  return html`<code>${digits}</code> ${navigator.clipboard ? html`<button type="button" class="button quiet" @click=${copy}>${m("copy")}</button>` : nothing}`;
}
