// @ts-check
/** The contact centre's table: what is published, and beside it what is counted apart. */

import {html, nothing} from "lit";
import {capital, currentLanguage, mmss} from "talon/words.js";
import {closedCell, nextToClose} from "../closed-months.js";
import {pressFigure} from "../month-table.js";
import {hasEnded} from "../today.js";
import {m} from "../months-words.js";
import {figure} from "./file-import.js";
import {t} from "./words.js";

/** @typedef {{month: number, wait: number | null, service: number | null, answered: number, transferred: number, untransferredService: number | null,
 *   abandoned: number, abandonedWait: number | null, timedOut: number, timedOutWait: number | null, leftByKey: number, nobodyThere: number, received: number}} CallRow */
/** @typedef {import("../closed-months.js").Closed & {month: number}} ClosedCalls */
/** @typedef {{year: number, zone: string, queues: string[], months: CallRow[], total: CallRow, closed: ClosedCalls[],
 *   amendments: import("../closed-months.js").Amendment[]}} CallsTable */
/** @typedef {{passport: (month: number, column: string, sides: string[]) => void, close: ((month: number) => void) | null,
 *   amendments: (month: number) => void}} Ways */

/** Each column: its heading, of which calls, what of them. @type {{key: string, of: string, sides: string[]}[]} */
const APART = [
  {key: "answered", of: "answered", sides: ["count"]}, {key: "transferred", of: "transferred", sides: ["count", "service"]},
  {key: "abandoned", of: "abandoned", sides: ["count", "wait"]}, {key: "timedOut", of: "timed_out", sides: ["count", "wait"]},
  {key: "left", of: "left_by_key", sides: ["count"]}, {key: "nobody", of: "nobody_there", sides: ["count"]},
];

/** @param {CallsTable} table @param {Ways} ways */
export function callsTable(table, ways) {
  const next = nextToClose(table.months.map(({month, received}) => (
    {over: hasEnded(table.year, month), any: received > 0, closed: table.closed.some((one) => one.month === month)})));
  return html`<div class="month-frame"><table class="months calls" @keydown=${pressFigure}>
    <caption class="unseen">${t("printedTitle", {year: table.year})}</caption>
    <thead>
      <tr><th scope="col" rowspan="2" class="period">${t("period")}</th>
        <th scope="colgroup" colspan="2" class="group screen-only" data-hue="consultation">${t("published")}</th>
        <th scope="colgroup" colspan="6" class="group screen-only">${t("beside")}</th>
        <th scope="col" rowspan="2" class="closing">${m("state")}</th></tr>
      <tr><th scope="col" class="first">${both("wait")}</th><th scope="col">${both("service")}</th>
        ${APART.map(({key}) => html`<th scope="col" class="screen-only ${key === "answered" ? "first" : ""}">${t(key)}</th>`)}</tr>
    </thead>
    <tbody>${table.months.map((row) => line(row, monthName(row.month), ways, table, next))}</tbody>
    <tfoot class="screen-only">${line(table.total, t("wholeYear"), ways, table, next)}</tfoot>
  </table></div>`;
}

/** @param {CallRow} row @param {string} name @param {Ways} ways @param {CallsTable} table @param {number} next the month that may be closed now */
function line(row, name, ways, table, next) {
  const closed = table.closed.filter((one) => one.month === row.month);
  const apart = [
    html`${count(row.answered)}`, html`${count(row.transferred)}`,
    html`${count(row.abandoned)}${after(row.abandonedWait)}`, html`${count(row.timedOut)}${after(row.timedOutWait)}`,
    html`${count(row.leftByKey)}`, html`${count(row.nobodyThere)}`,
  ];
  return html`<tr><th scope="row">${name}${closed.some((one) => one.amendments) ? "*" : ""}</th>
    <td class="first figured" tabindex=${row.month === 1 ? 0 : -1} @click=${() => ways.passport(row.month, "answered", ["wait"])}><span class="figure">${time(row.wait)}</span></td>
    <td class="figured" tabindex="-1" @click=${() => ways.passport(row.month, "answered", ["service"])}><span class="figure">${time(row.service)}</span></td>
    ${APART.map(({of, sides}, i) => html`<td class="screen-only figured ${i === 0 ? "first" : ""}" tabindex="-1"
      @click=${() => ways.passport(row.month, of, sides)}><span class="figure">${apart[i]}</span></td>`)}
    ${row.month === 0 ? html`<td class="closing"></td>` : closing(row, closed, ways, table, next)}</tr>`;
}

/** @param {CallRow} row @param {ClosedCalls[]} closed @param {Ways} ways @param {CallsTable} table @param {number} next */
function closing(row, closed, ways, table, next) {
  const {close} = ways;
  if (closed.length === 0 && row.received === 0) return html`<td class="closing" tabindex="-1">${nothing}</td>`;
  return closedCell({
    closed, centres: 1, over: hasEnded(table.year, row.month), close: close && row.month === next ? () => close(row.month) : null, amendments: () => ways.amendments(row.month)});
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
