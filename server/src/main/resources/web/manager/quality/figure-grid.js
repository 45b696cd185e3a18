// @ts-check
/**
 * A grid of figures by month, for the keyboard: arrows and Enter go from cell to cell, leaving a cell saves it. A figure that is
 * only to be read is a button for its passport, a sum too; one that is entered opens it with Ctrl+Enter or two presses.
 */

import {html, nothing} from "lit";
import {currentLanguage, name} from "talon/words.js";
import {monthName} from "../calls/calls-table.js";
import {figure} from "../calls/file-import.js";
import {sumOf, yearScore} from "./sums.js";
import {t} from "./words.js";

/** @typedef {import("./sheet.js").Cell} Cell */
/** @typedef {import("./sheet.js").Line} Line */
/** @typedef {{label: string, hint?: string, values: (number | null)[], kind: string, section?: string, code?: string, part?: "count" | "score"}} Row without a section: counted, to read only */

const MONTHS = Array.from({length: 12}, (_, i) => i + 1);
/** How far a key goes: rows and columns. @type {Record<string, [number, number]>} */
const STEPS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};

/** The lines of a section as rows. @param {Line[]} lines @param {string} section @returns {Row[]} */
export function rowsOf(lines, section) {
  return lines.filter((line) => line.active && line.section === section).flatMap((line) => section === "satisfaction"
    ? [{label: t("asked", {name: name(line.name)}), values: line.count, kind: section, section, code: line.code, part: /** @type {const} */ ("count")},
      {label: t("score", {name: name(line.name)}), values: line.score, kind: section, section, code: line.code, part: /** @type {const} */ ("score")}]
    : [{label: name(line.name), values: line.count, kind: section, section, code: line.code, part: /** @type {const} */ ("count")}]);
}

/**
 * @param {object} grid
 * @param {string} grid.label
 * @param {Row[]} grid.rows
 * @param {boolean} grid.edits
 * @param {boolean} [grid.total] whether the columns are summed up
 * @param {(cell: Cell, text: string, input: HTMLInputElement) => void} grid.enter
 * @param {(row: Row, month: number | null, printed: string) => void} grid.passport
 * @param {(month: number | null, printed: string) => void} grid.sumPassport of the rows together
 */
export function figureGrid({label, rows, edits, total = false, enter, passport, sumPassport}) {
  const sumPress = (/** @type {number | null} */ month) => {
    const printed = shownSum(rows.map((row) => (month ? reading(row, month) : sumOf(MONTHS.map((one) => reading(row, one))))));
    return html`<button type="button" class="figure-press"
      aria-label=${t("openPassport", {name: `${label}: ${t("total")}`, when: month ? monthName(month) : t("year"), printed})}
      @click=${() => sumPassport(month, printed)}>${printed}</button>`;
  };
  const press = (/** @type {Row} */ row, /** @type {number | null} */ month, /** @type {string} */ printed) => html`<button type="button"
    class="figure-press" aria-label=${t("openPassport", {name: row.label, when: month ? monthName(month) : t("year"), printed})}
    @click=${() => passport(row, month, printed)}>${printed}</button>`;
  return html`<div class="figure-frame"><table class="sheet-figures" aria-label=${label} @keydown=${walk}>
    <thead><tr><th scope="col"><span class="unseen">${label}</span></th>
      ${MONTHS.map((month) => html`<th scope="col"><abbr title=${monthName(month)}>${shortMonth(month)}</abbr></th>`)}
      <th scope="col" class="sum">${t("year")}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr class=${row.section ? "" : "counted"}>
      <th scope="row">${row.label}${row.hint ? html` <small class="quiet">${row.hint}</small>` : nothing}</th>
      ${MONTHS.map((month) => html`<td>${row.section && edits ? cell(row, month, enter, passport) : press(row, month, shown(row.values[month - 1], row))}</td>`)}
      <td class="sum">${press(row, null, yearOf(row, rows))}</td></tr>`)}</tbody>
    ${total ? html`<tfoot><tr><th scope="row">${t("total")}</th>${MONTHS.map((month) => html`<td>${sumPress(month)}</td>`)}
      <td class="sum">${sumPress(null)}</td></tr></tfoot>` : nothing}
  </table></div>`;
}

/** What stands in the column of the year. @param {Row} row @param {Row[]} rows of the same section */
function yearOf(row, rows) {
  if (row.part !== "score") return shownSum(MONTHS.map((month) => reading(row, month)));
  const asked = rows.find((one) => one.code === row.code && one.part === "count");
  const score = yearScore(row.values, asked?.values ?? []);
  return score === null ? "—" : figure(score);
}

/** A counted zero is no figure: nothing came in, or nothing was imported. @param {Row} row @param {number} month */
export function reading(row, month) {
  const value = row.values[month - 1];
  return !row.section && value === 0 ? null : value;
}

/**
 * @param {Row} row @param {number} month
 * @param {(cell: Cell, text: string, input: HTMLInputElement) => void} enter
 * @param {(row: Row, month: number | null, printed: string) => void} passport
 */
function cell(row, month, enter, passport) {
  const value = row.values[month - 1];
  const place = {section: row.section ?? "", code: row.code ?? "", part: row.part ?? "count", month};
  const leave = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    enter(place, input.value, input);
  };
  const open = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    // What is typed and not yet left goes first.
    input.dispatchEvent(new Event("change"));
    passport(row, month, input.value || "—");
  };
  const keys = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open(event);
  };
  return html`<input inputmode="decimal" autocomplete="off" aria-label=${t("cell", {name: row.label, month: monthName(month)})}
    data-cell="${place.section}.${place.code}.${place.part}.${month}"
    .value=${plain(value)} @change=${leave} @keydown=${keys} @dblclick=${open} @focus=${(/** @type {FocusEvent} */ event) => /** @type {HTMLInputElement} */ (event.target).select()}>`;
}

/** @param {number | null} value */
export function plain(value) {
  return value === null ? "" : String(value).replace(".", currentLanguage() === "ru" ? "," : ".");
}

/** @param {number | null} value @param {Row} row */
function shown(value, row) {
  return value === null || (!row.section && value === 0) ? "—" : figure(value);
}

/** @param {(number | null)[]} values */
function shownSum(values) {
  const sum = sumOf(values);
  return sum === null ? "—" : figure(sum);
}

/** Left and right leave a cell only at the end of its text. @param {KeyboardEvent} event */
function walk(event) {
  const step = STEPS[event.key];
  const input = event.target;
  if (!step || !(input instanceof HTMLInputElement) || event.ctrlKey || event.altKey || event.metaKey) return;
  const all = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  if (event.key === "ArrowLeft" && !all && input.selectionStart !== 0) return;
  if (event.key === "ArrowRight" && !all && input.selectionEnd !== input.value.length) return;
  event.preventDefault();
  const table = /** @type {HTMLTableElement} */ (event.currentTarget);
  const rows = [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("input")]).filter((row) => row.length > 0);
  const row = rows.findIndex((one) => one.includes(input));
  const next = rows[row + (event.key === "Enter" && event.shiftKey ? -1 : step[0])]?.[rows[row].indexOf(input) + step[1]];
  if (next) next.focus();
  else input.blur();
}

/** «янв» @param {number} month */
function shortMonth(month) {
  return new Intl.DateTimeFormat(currentLanguage(), {month: "short", timeZone: "UTC"}).format(Date.UTC(2024, month - 1, 1)).replace(".", "");
}
