// @ts-check
/** The published table: twelve months, columns of wait and service, whether each month is closed. */

import {html, nothing} from "lit";
import {capital, currentLanguage, hmmss} from "talon/words.js";
import {closedCell, nextToClose} from "./closed-months.js";
import {m} from "./months-words.js";
import {hasEnded} from "./today.js";
import {t} from "./words.js";

/** @typedef {{wait: number | null, service: number | null, count: number}} Cell seconds */
/** @typedef {{consultation: Cell, cash: Cell, combined: Cell, published: Cell, measured: Cell,
 *   difference: {wait: number | null, service: number | null}}} Row */
/** @typedef {Row & {month: number, closed: import("./closed-months.js").Closed[]}} Month */
/** @typedef {{year: number, centre: string | null, centres: string[], form: string, months: Month[], total: Row,
 *   excluded: Record<string, number>}} MonthlyTable */
/** @typedef {"consultation" | "cash" | "combined"} Column */
/** @typedef {{counts: boolean, centres: number, passport: (month: number | null, column: string, side: string) => void,
 *   close: ((month: number) => void) | null, amendments: (month: number) => void}} Ways */

/** @type {Column[]} */
const COLUMNS = ["consultation", "cash", "combined"];
const LEFT_OUT = ["no_show", "cancelled", "expired", "inaccurate", "wrong_service"];
/** How far an arrow key goes: rows and columns. @type {Record<string, [number, number]>} */
const STEPS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};

/** @param {MonthlyTable} table */
export function isEmpty(table) {
  return table.months.every((month) => COLUMNS.every((column) => month[column].count === 0));
}

/** What the means stand on and what they leave out. @param {MonthlyTable} table */
export function countsLine(table) {
  const n = table.months.reduce((sum, month) => sum + month.consultation.count + month.cash.count, 0);
  const list = LEFT_OUT.filter((why) => table.excluded[why] > 0).map((why) => t(why, {n: figure(table.excluded[why])})).join(", ");
  const counted = t("counted", {n, count: figure(n)});
  return list ? `${counted}; ${t("leftOut", {list})}` : `${counted}.`;
}

/** @param {MonthlyTable} table @param {Ways} ways */
export function monthTable(table, ways) {
  const columns = table.form === "both" ? ["consultation", "cash", "published", "measured", "difference"] : COLUMNS;
  const next = nextToClose(table.months.map((month) => (
    {over: hasEnded(table.year, month.month), any: month.consultation.count + month.cash.count > 0, closed: month.closed.length > 0})));
  return html`<div class="month-frame"><table class="months ${table.form === "both" ? "wide" : ""}" @keydown=${pressFigure}>
    <caption class="unseen">${t("title", {year: table.year})}</caption>
    <colgroup><col></colgroup>${columns.map(() => html`<colgroup span="2"></colgroup>`)}<colgroup><col class="closing"></colgroup>
    <thead>
      <tr><th scope="col" rowspan="2" class="period">${t("period")}</th>
        ${columns.map((column) => html`<th scope="colgroup" colspan="2" class="group" data-hue=${hue(column)}>${both(column)}</th>`)}
        <th scope="col" rowspan="2" class="closing">${m("state")}</th></tr>
      <tr>${columns.map((column) => html`
        <th scope="col" class="first" data-hue=${hue(column)}>${both("wait")}</th><th scope="col">${both("reception")}</th>`)}</tr>
    </thead>
    <tbody>${table.months.map((month, row) => html`<tr>
      <th scope="row">${monthName(month.month)}${month.closed.some((one) => one.amendments) ? "*" : ""}</th>
      ${cells(month, columns, table.form, row, ways)}${closing(table, month, next, ways)}</tr>`)}</tbody>
    <tfoot><tr><th scope="row">${t("wholeYear")}</th>${cells(table.total, columns, table.form, 12, ways)}<td class="closing"></td></tr></tfoot>
  </table></div>`;
}

/** @param {MonthlyTable} table @param {Month} month @param {number} next the month that may be closed now @param {Ways} ways */
function closing(table, month, next, ways) {
  const {close} = ways;
  return closedCell({
    closed: month.closed, centres: ways.centres, over: hasEnded(table.year, month.month),
    close: close && month.month === next ? () => close(month.month) : null,
    amendments: () => ways.amendments(month.month)});
}

/** @param {Row & {month?: number}} row @param {string[]} columns @param {string} form @param {number} line @param {Ways} ways */
function cells(row, columns, form, line, ways) {
  return columns.map((column, at) => {
    const cell = /** @type {Record<string, Cell>} */ (/** @type {unknown} */ (row))[column];
    const measured = column === "measured" || (column === "combined" && form === "measured");
    const known = column === "combined" ? form === "measured" ? "measured" : "published" : column;
    const words = column === "difference" ? "" : standsOn(cell.count, measured ? "tickets" : "stages");
    return /** @type {const} */ (["wait", "service"]).map((side) => html`<td class="${side === "wait" ? "first" : ""} ${words ? "figured" : ""}"
      tabindex=${line === 0 && at === 0 && side === "wait" ? 0 : -1}
      @click=${words ? () => ways.passport(row.month ?? null, known, side) : nothing}><span
      class="figure">${column === "difference" ? signed(cell[side]) : hmmss(cell[side])}</span>${ways.counts && words
        ? html`<small class="count">${figure(cell.count)}</small>` : nothing}${words ? html`<span class="tip">${words}</span>` : nothing}</td>`);
  });
}

/** @param {number | null} seconds */
function signed(seconds) {
  return seconds === null ? hmmss(seconds) : `${seconds > 0 ? "+" : seconds < 0 ? "\u2212" : ""}${hmmss(Math.abs(seconds))}`;
}

/** The hue of a column: both forms of the combined figure are the one service. @param {string} column */
function hue(column) {
  return column === "consultation" || column === "cash" ? column : "combined";
}

/** @param {number} n @param {string} what */
function standsOn(n, what) {
  return n === 0 ? t("none") : t(what, {n, count: figure(n)});
}

/** Short words on the screen, the published words on paper. @param {string} key */
function both(key) {
  const say = ["published", "measured", "difference"].includes(key) ? m : t;
  return html`<span class="screen-only">${say(key)}</span><span class="print-only">${say(`${key}Printed`)}</span>`;
}

/** Enter and the space bar press a figure, the arrow keys go from one to another. @param {KeyboardEvent} event */
export function pressFigure(event) {
  if ((event.key === "Enter" || event.key === " ") && event.target instanceof HTMLTableCellElement) {
    event.preventDefault();
    event.target.click();
  } else walk(event);
}

/** @param {KeyboardEvent} event */
function walk(event) {
  const step = STEPS[event.key];
  const cell = /** @type {HTMLTableCellElement | null} */ (/** @type {Element} */ (event.target).closest("td"));
  if (!step || !cell) return;
  event.preventDefault();
  const table = /** @type {HTMLTableElement} */ (event.currentTarget);
  const rows = [...table.querySelectorAll("tbody tr, tfoot tr")].map((row) => [...row.querySelectorAll("td")]);
  const row = rows.findIndex((one) => one.includes(cell));
  const next = rows[row + step[0]]?.[rows[row].indexOf(cell) + step[1]];
  if (!next) return;
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}

/** @param {number} n */
function figure(n) {
  return new Intl.NumberFormat(currentLanguage()).format(n);
}

/** «Январь» @param {number} month 1–12 */
export function monthName(month) {
  return capital(new Intl.DateTimeFormat(currentLanguage(), {month: "long", timeZone: "UTC"}).format(Date.UTC(2024, month - 1, 1)));
}
