// @ts-check
/** The passport of a figure: what it is, what it stands on, what was left out, and the hash over its facts. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {openDialog} from "./month-dialog.js";
import {m} from "./months-words.js";

/** @typedef {{column: string, side: string, name: string, printed: string, definition: string, population: string, rounding: string,
 *   excluded: {name: string, count: number}[]}} Figure */
/** @typedef {{month: number | null, period: string, zones: string[], computed_at: string, version: string, format: string,
 *   hash: string | null, parts: {centre: string, month: string, hash: string}[], figures: Figure[]}} Passport */

/**
 * @param {object} asked
 * @param {URLSearchParams} asked.query year and centre
 * @param {number | null} asked.month null: the year
 * @param {string} asked.column consultation, cash, published or measured
 * @param {string} asked.side wait or service
 * @param {string} asked.when «Январь 2024»
 */
export async function showPassport({query, month, column, side, when}) {
  const dialog = openDialog(m("passport"), html`<p class="quiet" aria-busy="true">${m("looking")}</p>`);
  const all = new URLSearchParams(query);
  all.set("language", currentLanguage());
  if (month) all.set("month", String(month));
  try {
    /** @type {Passport} */
    const passport = await staffRequest("GET", `/reports/monthly/passport?${all}`);
    const figure = passport.figures.find((one) => one.column === column && one.side === side);
    if (figure) dialog.show(content(passport, figure, when));
  } catch (error) {
    dialog.show(html`<p class="alert" role="alert">${problemInWords(error)}</p>`);
  }
}

/** @param {Passport} passport @param {Figure} figure @param {string} when */
function content(passport, figure, when) {
  const computed = new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "long", timeStyle: "long"}).format(new Date(passport.computed_at));
  return html`
    <p class="passport-figure"><strong>${figure.printed}</strong><span>${when}<br>${figure.name}</span></p>
    <dl class="passport">
      <dt>${m("definition")}</dt><dd>${figure.definition}</dd>
      <dt>${m("population")}</dt><dd>${figure.population}</dd>
      <dt>${m("excluded")}</dt><dd>${figure.excluded.map((why, i) => html`${i ? ", " : ""}${why.name}: ${number(why.count)}`)}</dd>
      <dt>${m("rounding")}</dt><dd>${figure.rounding}</dd>
      <dt>${m("period")}</dt><dd>${passport.period}</dd>
      <dt>${m("zones")}</dt><dd>${passport.zones.join(", ")}</dd>
      <dt>${m("computed")}</dt><dd>${computed}, ${passport.version}</dd>
      <dt>${m("hash")}</dt><dd>${passport.hash ? hash(passport.hash) : "—"}
        ${passport.parts.length === 1 ? html`<br><code>${m("checkIt", passport.parts[0])}</code>` : nothing}</dd>
    </dl>
    ${passport.parts.length > 1 ? html`<details class="hashes"><summary>${m("hashes")}</summary>
      <ul>${passport.parts.map((part) => html`<li>${part.centre} ${part.month} <code>${part.hash}</code></li>`)}</ul></details>` : nothing}`;
}

/** @param {string} digits */
function hash(digits) {
  const copy = async () => {
    await navigator.clipboard?.writeText(digits);
    toast(m("copied"));
  };
  return html`<code>${digits}</code> ${navigator.clipboard ? html`<button type="button" class="button quiet" @click=${copy}>${m("copy")}</button>` : nothing}`;
}

/** @param {number} n */
function number(n) {
  return new Intl.NumberFormat(currentLanguage()).format(n);
}
