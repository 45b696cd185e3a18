// @ts-check
/** The table behind a chart. Every number leads to its stages. */

import {html} from "lit";
import {capital} from "talon/words.js";
import {follow} from "./address.js";
import {count, lineName, narrowing, percent, time} from "./figures.js";
import {t} from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */
/** @typedef {import("./figures.js").Line} Line */

/** Which stages each count is made of. @type {[string, (f: Figures) => number, string][]} */
const COUNTS = [
  ["columnStages", (f) => f.stages, ""],
  ["columnServed", (f) => f.served, "served"],
  ["columnNoShow", (f) => f.noShow, "no_show"],
  ["columnCancelled", (f) => f.cancelled, "cancelled"],
  ["columnExpired", (f) => f.expired, "expired"],
  ["columnInaccurate", (f) => f.inaccurate, "inaccurate"],
];
/** @type {("mean" | "median" | "p90" | "p95" | "longest")[]} */
const TIMES = ["mean", "median", "p90", "p95", "longest"];

/**
 * @param {object} table
 * @param {string} table.caption
 * @param {string} table.breakdown
 * @param {Line[]} table.lines
 * @param {Figures} table.total
 * @param {boolean} table.several whether it is about several centres
 * @param {(narrowed: {[name: string]: string}) => string} table.href the stages behind a number
 */
export function figuresTable({caption, breakdown, lines, total, several, href}) {
  return html`<div class="figures-frame" tabindex="0" role="region" aria-label=${caption}><table class="figures">
    <caption class="unseen">${caption}</caption>
    <thead>
      <tr><th scope="col" rowspan="2" class="key">${t(breakdown === "heat" ? "weekday" : breakdown)}</th>
        ${COUNTS.map(([words]) => html`<th scope="col" rowspan="2">${t(words)}</th>`)}
        <th scope="colgroup" colspan="5" class="group">${t("wait")}</th>
        <th scope="col" rowspan="2" class="group">${t("columnNorm")}</th>
        <th scope="colgroup" colspan="5" class="group">${t("spent")}</th>
        <th scope="col" rowspan="2" class="group">${t("columnWalking")}</th></tr>
      <tr>${[0, 1].map(() => TIMES.map((of, at) => html`<th scope="col" class=${at === 0 ? "group" : ""}>${t(of)}</th>`))}</tr>
    </thead>
    <tbody>${lines.map((line) => row(breakdown === "specialist" ? lineName(breakdown, line) : capital(lineName(breakdown, line, several)), line.figures,
      (more) => href({...(line.key === "" ? {} : narrowing(breakdown, line)), ...more})))}</tbody>
    <tfoot>${row(t("total"), total, href)}</tfoot>
  </table></div>`;
}

/** @param {string} name @param {Figures} figures @param {(narrowed: {[name: string]: string}) => string} href */
function row(name, figures, href) {
  return html`<tr><th scope="row" class="key">${name}</th>
    ${COUNTS.map(([words, of, outcome]) => html`<td>${number(of(figures), href(outcome ? {outcome, sort: "queued", order: "asc"} : {}), `${name}, ${t(words)}`)}</td>`)}
    ${times(figures, "wait", "wait", href, name)}
    <td class="group">${figures.share === null ? "—" : link(percent(figures.share), href({outcome: "late"}), `${name}, ${t("columnNorm")}`)}</td>
    ${times(figures, "service", "service", href, name)}
    <td class="group">${figures.walking === null ? "—" : link(time(figures.walking), href({outcome: "counted", sort: "walking"}), `${name}, ${t("columnWalking")}`)}</td></tr>`;
}

/** @param {Figures} figures @param {"wait" | "service"} what @param {string} sort @param {(n: {[name: string]: string}) => string} href @param {string} name */
function times(figures, what, sort, href, name) {
  return TIMES.map((of, at) => html`<td class=${at === 0 ? "group" : ""}>${figures[what][of] === null ? "—"
    : link(time(figures[what][of]), href({outcome: "counted", sort}), `${name}, ${t(what === "wait" ? "wait" : "spent")}, ${t(of)}`)}</td>`);
}

/** @param {number} n @param {string} href @param {string} what */
function number(n, href, what) {
  return n === 0 ? html`<span class="quiet">0</span>` : link(count(n), href, what);
}

/** A figure that leads to its stages. @param {unknown} words @param {string} href @param {string} what */
export function link(words, href, what) {
  return html`<a class="figure-link" href=${href} aria-label="${what}: ${words}" @click=${follow}>${words}</a>`;
}
