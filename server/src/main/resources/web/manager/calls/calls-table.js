// @ts-check
/** The contact centre's table: what is published, and beside it what is counted apart. */

import {html} from "lit";
import {capital, currentLanguage, mmss} from "talon/words.js";
import {figure} from "./file-import.js";
import {t} from "./words.js";

/** @typedef {{month: number, wait: number | null, service: number | null, answered: number, transferred: number, untransferredService: number | null,
 *   abandoned: number, abandonedWait: number | null, timedOut: number, timedOutWait: number | null, leftByKey: number, nobodyThere: number, received: number}} CallRow */
/** @typedef {{year: number, zone: string, queues: string[], months: CallRow[], total: CallRow}} CallsTable */

/** @param {CallsTable} table */
export function callsTable(table) {
  return html`<div class="month-frame"><table class="months calls">
    <caption class="unseen">${t("printedTitle", {year: table.year})}</caption>
    <thead>
      <tr><th scope="col" rowspan="2" class="period">${t("period")}</th>
        <th scope="colgroup" colspan="2" class="group screen-only" data-hue="consultation">${t("published")}</th>
        <th scope="colgroup" colspan="6" class="group screen-only">${t("beside")}</th></tr>
      <tr><th scope="col" class="first">${both("wait")}</th><th scope="col">${both("service")}</th>
        ${["answered", "transferred", "abandoned", "timedOut", "left", "nobody"].map((key) =>
          html`<th scope="col" class="screen-only ${key === "answered" ? "first" : ""}">${t(key)}</th>`)}</tr>
    </thead>
    <tbody>${table.months.map((row) => line(row, monthName(row.month)))}</tbody>
    <tfoot class="screen-only">${line(table.total, t("wholeYear"))}</tfoot>
  </table></div>`;
}

/** @param {CallRow} row @param {string} name */
function line(row, name) {
  return html`<tr><th scope="row">${name}</th>
    <td class="first">${time(row.wait)}</td><td>${time(row.service)}</td>
    <td class="first screen-only">${count(row.answered)}</td><td class="screen-only">${count(row.transferred)}</td>
    <td class="screen-only">${count(row.abandoned)}${after(row.abandonedWait)}</td>
    <td class="screen-only">${count(row.timedOut)}${after(row.timedOutWait)}</td>
    <td class="screen-only">${count(row.leftByKey)}</td><td class="screen-only">${count(row.nobodyThere)}</td></tr>`;
}

/** Short words on the screen, the published words on paper. @param {string} key */
function both(key) {
  return html`<span class="screen-only">${t(key)}</span><span class="print-only">${t(`${key}Printed`)}</span>`;
}

/** @param {number | null} seconds */
export function time(seconds) {
  return seconds === null ? "—" : mmss(seconds);
}

/** @param {number} n */
function count(n) {
  return n === 0 ? "—" : figure(n);
}

/** @param {number | null} seconds */
function after(seconds) {
  return seconds === null ? "" : html` <small class="quiet">${t("after", {time: mmss(seconds)})}</small>`;
}

/** «Январь» @param {number} month 1–12 */
export function monthName(month) {
  return capital(new Intl.DateTimeFormat(currentLanguage(), {month: "long", timeZone: "UTC"}).format(Date.UTC(2024, month - 1, 1)));
}
