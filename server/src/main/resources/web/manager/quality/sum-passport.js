// @ts-check
/** The passport of a sum of the annual report: of which figures it is, what is not in it, the hash over each kind of them. */

import {html, nothing} from "lit";
import {problemInWords} from "talon/staff/words.js";
import {moment} from "../calls/call-settings.js";
import {figure as number} from "../calls/file-import.js";
import {openDialog} from "../month-dialog.js";
import {m} from "../months-words.js";
import {hashToCopy} from "../hash.js";
import {reading} from "./figure-grid.js";
import {readPassport, state} from "./kind-passport.js";
import {sumOf} from "./sums.js";
import {t} from "./words.js";

/** @typedef {import("./figure-grid.js").Row} Row */

/**
 * @param {object} asked
 * @param {number} asked.year
 * @param {number | null} asked.month null: the year
 * @param {string} asked.printed the sum
 * @param {string} asked.name of the table
 * @param {string} asked.when «Март 2024»
 * @param {string} asked.without parts that the report is without
 * @param {Row[]} asked.rows
 */
export async function showSumPassport(asked) {
  const dialog = openDialog(m("passport"), html`<p class="quiet" aria-busy="true">${m("looking")}</p>`);
  const kinds = [...new Set(asked.rows.map((row) => row.kind))];
  try {
    dialog.show(content(asked, await Promise.all(kinds.map((kind) => readPassport(asked.year, kind, asked.without)))));
  } catch (error) {
    dialog.show(html`<p class="alert" role="alert">${problemInWords(error)}</p>`);
  }
}

/** @param {Parameters<typeof showSumPassport>[0]} asked @param {import("./kind-passport.js").Answer[]} answers of each kind */
function content(asked, answers) {
  const {month} = asked;
  const values = asked.rows.map((row) => month ? reading(row, month) : sumOf(row.values.map((_, i) => reading(row, i + 1))));
  const missing = asked.rows.filter((_, i) => values[i] === null).map((row) => row.label);
  const first = answers[0];
  const own = (/** @type {import("./kind-passport.js").Passport} */ passport) => {
    const one = month ? passport.months.find((its) => its.month === month) : null;
    return one ? one.hash : passport.hash;
  };
  return html`
    <p class="passport-figure"><strong>${asked.printed}</strong><span>${asked.when}<br>${asked.name}: ${t("total")}</span></p>
    <dl class="passport">
      <dt>${m("definition")}</dt><dd>${t(month ? "sumOfMonth" : "sumOfYear")}</dd>
      ${missing.length < asked.rows.length ? html`<dt>${t("sumParts")}</dt><dd>${asked.rows.map((row, i) => values[i] === null ? nothing
        : html`<span class="sum-part">${row.label}: <strong>${number(/** @type {number} */ (values[i]))}</strong></span>`)}</dd>` : nothing}
      ${missing.length ? html`<dt>${m("excluded")}</dt><dd>${t("noFigure", {names: missing.join(", ")})}</dd>` : nothing}
      <dt>${m("rounding")}</dt><dd>${t("sumRounding")}</dd>
      <dt>${t("closing")}</dt><dd>${state(month, first)}</dd>
      <dt>${m("computed")}</dt><dd>${moment(first.passport.computed_at)}, ${first.passport.version}</dd>
      ${answers.map(({passport}) => html`<dt>${passport.name}: ${t("hash", {format: passport.format})}</dt>
        <dd>${own(passport) ? hashToCopy(/** @type {string} */ (own(passport))) : "—"}</dd>`)}
    </dl>`;
}
