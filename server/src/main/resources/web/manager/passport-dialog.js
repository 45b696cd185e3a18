// @ts-check
/** The passport of a figure: what it is, what it stands on, what was left out, and the hash over its facts. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {hashToCopy} from "./hash.js";
import {openDialog} from "./month-dialog.js";
import {m} from "./months-words.js";

/** @typedef {{column: string, side: string, name: string, printed: string, definition: string, population: string, rounding: string,
 *   excluded: {name: string, count: number}[]}} Figure */
/** @typedef {{month: number | null, period: string, zones: string[], computed_at: string, version: string, definition?: number, format: string,
 *   hash: string | null, parts: {centre?: string, month: string, hash: string}[], figures: Figure[]}} Passport */

/**
 * @param {object} asked
 * @param {string} asked.path of the passport's operation
 * @param {URLSearchParams} asked.query whose figures: the year, and what else was chosen
 * @param {number | null} asked.month null: the year
 * @param {string} asked.column which figures: of which kind of stages, of which calls
 * @param {string[]} asked.sides of them: wait, service, count
 * @param {string} asked.when «Январь 2024»
 * @param {(passport: Passport) => string} asked.check how to compute the hash anew; empty: not by a command
 * @param {{words: string, follow: () => void} | null} [asked.behind] the way to the facts behind the figure
 */
export async function showPassport({path, query, month, column, sides, when, check, behind = null}) {
  const dialog = openDialog(m("passport"), html`<p class="quiet" aria-busy="true">${m("looking")}</p>`);
  const all = new URLSearchParams(query);
  all.set("language", currentLanguage());
  if (month) all.set("month", String(month));
  try {
    /** @type {Passport} */
    const passport = await staffRequest("GET", `${path}?${all}`);
    const figures = passport.figures.filter((one) => one.column === column && sides.includes(one.side))
      .sort((one, other) => sides.indexOf(one.side) - sides.indexOf(other.side));
    const follow = () => {
      dialog.close();
      behind?.follow();
    };
    dialog.show(html`${figures.map((figure) => said(figure, when))}
      ${behind ? html`<p class="behind"><button type="button" class="button" @click=${follow}>${behind.words}</button></p>` : nothing}
      ${about(passport, check(passport))}`);
  } catch (error) {
    dialog.show(html`<p class="alert" role="alert">${problemInWords(error)}</p>`);
  }
}

/** How the monthly table's hash is computed anew. @param {Passport} passport */
export function checkStages(passport) {
  return passport.parts.length === 1 ? m("checkIt", passport.parts[0]) : "";
}

/** @param {Figure} figure @param {string} when */
function said(figure, when) {
  return html`
    <p class="passport-figure"><strong>${figure.printed}</strong><span>${when}<br>${figure.name}</span></p>
    <dl class="passport">
      <dt>${m("definition")}</dt><dd>${figure.definition}</dd>
      <dt>${m("population")}</dt><dd>${figure.population}</dd>
      <dt>${m("excluded")}</dt><dd>${figure.excluded.map((why, i) => html`${i ? ", " : ""}${why.name}: ${number(why.count)}`)}</dd>
      <dt>${m("rounding")}</dt><dd>${figure.rounding}</dd>
    </dl>`;
}

/** What is said of all figures of a period. @param {Passport} passport @param {string} check */
function about(passport, check) {
  const computed = new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "long", timeStyle: "long"}).format(new Date(passport.computed_at));
  return html`
    <dl class="passport">
      <dt>${m("period")}</dt><dd>${passport.period}</dd>
      <dt>${m("zones")}</dt><dd>${passport.zones.join(", ")}</dd>
      <dt>${m("computed")}</dt><dd>${computed}, ${passport.version}${passport.definition ? html`, ${m("definitionVersion", {n: passport.definition})}` : nothing}</dd>
      <dt>${m("hash")}</dt><dd>${passport.hash ? hashToCopy(passport.hash) : "—"}
        ${check ? html`<br><code>${check}</code>` : nothing}</dd>
    </dl>
    ${passport.parts.length > 1 ? html`<details class="hashes"><summary>${m("hashes")}</summary>
      <ul>${passport.parts.map((part) => html`<li>${part.centre ?? ""} ${part.month} <code>${part.hash}</code></li>`)}</ul></details>` : nothing}`;
}

/** @param {number} n */
function number(n) {
  return new Intl.NumberFormat(currentLanguage()).format(n);
}
