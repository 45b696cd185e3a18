// @ts-check
/** The published table: twelve months, three columns of wait and service. */

import {html, nothing} from "lit";
import {capital, currentLanguage, hmmss} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {{wait: number | null, service: number | null, count: number}} Cell seconds */
/** @typedef {{month: number, consultation: Cell, cash: Cell, combined: Cell}} Month */
/** @typedef {{year: number, centre: string | null, form: string, months: Month[], total?: Omit<Month, "month">,
 *   excluded: Record<string, number>}} MonthlyTable */
/** @typedef {"consultation" | "cash" | "combined"} Column */

/** @type {Column[]} */
const COLUMNS = ["consultation", "cash", "combined"];
const LEFT_OUT = ["no_show", "cancelled", "expired", "inaccurate"];
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

/** @param {MonthlyTable} table */
export function monthTable(table) {
  return html`<div class="month-frame"><table class="months" @keydown=${walk}>
    <caption class="unseen">${t("title", {year: table.year})}</caption>
    <colgroup><col></colgroup>${COLUMNS.map(() => html`<colgroup span="2"></colgroup>`)}
    <thead>
      <tr><th scope="col" rowspan="2" class="period">${t("period")}</th>
        ${COLUMNS.map((column) => html`<th scope="colgroup" colspan="2" class="group" data-hue=${column}>${both(column)}</th>`)}</tr>
      <tr>${COLUMNS.map((column) => html`
        <th scope="col" class="first" data-hue=${column}>${both("wait")}</th><th scope="col">${t("reception")}</th>`)}</tr>
    </thead>
    <tbody>${table.months.map((month, row) => html`<tr>
      <th scope="row">${monthName(month.month)}</th>${cells(month, table.form, row)}</tr>`)}</tbody>
    ${table.total ? html`<tfoot class="screen-only"><tr><th scope="row">${t("wholeYear")}</th>${cells(table.total, table.form, 12)}</tr></tfoot>` : nothing}
  </table></div>`;
}

/** @param {Omit<Month, "month">} month @param {string} form @param {number} row */
function cells(month, form, row) {
  return COLUMNS.map((column, at) => {
    const cell = month[column];
    const words = standsOn(cell.count, form === "measured" && column === "combined" ? "tickets" : "stages");
    return [cell.wait, cell.service].map((seconds, side) => html`<td class=${side === 0 ? "first" : ""}
      tabindex=${row === 0 && at === 0 && side === 0 ? 0 : -1}><span class="figure">${hmmss(seconds)}</span><span class="tip">${words}</span></td>`);
  });
}

/** @param {number} n @param {string} what */
function standsOn(n, what) {
  return n === 0 ? t("none") : t(what, {n, count: figure(n)});
}

/** Short words on the screen, the published words on paper. @param {string} key */
function both(key) {
  return html`<span class="screen-only">${t(key)}</span><span class="print-only">${t(`${key}Printed`)}</span>`;
}

/** The arrow keys go from figure to figure. @param {KeyboardEvent} event */
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
function monthName(month) {
  return capital(new Intl.DateTimeFormat(currentLanguage(), {month: "long", timeZone: "UTC"}).format(Date.UTC(2024, month - 1, 1)));
}
