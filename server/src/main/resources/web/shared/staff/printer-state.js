// @ts-check
/** A printer that needs somebody: what is wrong, since when, and what to do. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {defineWords} from "talon/words.js";
import texts from "talon/words/staff-printer-state.js";

/** @typedef {{code: string, state: string, since: string, watchedAt?: string | null, roll?: import("./printer-paper.js").Roll}} WatchedPrinter */

const t = defineWords(texts);

/** @param {WatchedPrinter} printer */
export function needsSomebody({state}) {
  return state !== "ready" && state !== "unknown";
}

/** Whether it has never answered or been given up yet where it is set up now. @param {WatchedPrinter} printer */
export function isNew({state, watchedAt}) {
  return state === "unknown" && !watchedAt;
}

/** @param {WatchedPrinter} printer */
export function printerState(printer) {
  return t(/** @type {any} */ (isNew(printer) ? "asking" : printer.state));
}

/**
 * One line for each printer that needs somebody; nothing where all is well.
 *
 * @param {WatchedPrinter[]} printers
 * @param {string} [zone] of the centre; left out: the browser's
 */
export function printerAlerts(printers, zone) {
  const lines = printers.map((printer) => alertWords(printer, zone)).filter(Boolean);
  if (!lines.length) return nothing;
  return html`<div class="printer-alerts" role="status">${lines.map((words) => html`<p class="alert">${icon("printer")}
    <span>${words}</span></p>`)}</div>`;
}

/** What is wrong and what to do; a roll that ends by count only where the printer says nothing worse. @param {WatchedPrinter} printer @param {string} [zone] */
function alertWords(printer, zone) {
  const {code, state, since, roll} = printer;
  if (needsSomebody(printer)) {
    return `${t("printer", {code})}: ${printerState(printer)}, ${t("since", {time: moment(since, zone)})}. ${t(/** @type {any} */ (`do-${state}`))}`;
  }
  if (!roll?.ending) return "";
  return `${t("printer", {code})}: ${t("ending", {papers: roll.papers, size: roll.size})}. ${t("do-ending")}`;
}

/** @param {string} instant @param {string} [zone] */
function moment(instant, zone) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: zone})
    .format(new Date(instant));
}
