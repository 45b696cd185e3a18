// @ts-check
/** A specialist's own figures, today and this month, beside the centre's as a whole. */

import {html, render} from "lit";
import {currentLanguage, defineWords, hmmss, mmss} from "talon/words.js";
import texts from "talon/words/desk-own-figures.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";

const t = defineWords(texts);

/** @typedef {{served: number, noShow: number, inaccurate: number, share: number | null, wait: {mean: number | null},
 *   service: {mean: number | null, median: number | null}}} Figures */

/** @type {[string, (f: Figures) => string][]} */
const ROWS = [
  ["served", (f) => count(f.served)],
  ["spent", (f) => time(f.service.mean)],
  ["median", (f) => time(f.service.median)],
  ["wait", (f) => time(f.wait.mean)],
  ["share", (f) => (f.share === null ? "—" : new Intl.NumberFormat(currentLanguage(), {style: "percent", maximumFractionDigits: 1}).format(f.share))],
  ["noShow", (f) => count(f.noShow)],
  ["inaccurate", (f) => count(f.inaccurate)],
];
const COLUMNS = ["today", "month", "centre"];

/** @param {import("talon/types.js").Centre} centre */
export async function ownFigures(centre) {
  /** @type {Record<string, Figures>} */
  let own;
  try {
    own = await staffRequest("GET", `/centres/${centre.code}/own-figures`);
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
    return;
  }
  const dialog = document.createElement("dialog");
  dialog.className = "staff-dialog own-figures";
  dialog.setAttribute("aria-labelledby", "own-title");
  render(html`<h2 id="own-title">${t("title")}</h2>
    <p>${own.month.served === 0 ? t("empty") : t("text")}</p>
    <table><thead><tr><td></td>${COLUMNS.map((column) => html`<th scope="col">${t(column)}</th>`)}</tr></thead>
      <tbody>${ROWS.map(([words, of]) => html`<tr><th scope="row">${t(words)}</th>${COLUMNS.map((column) => html`<td>${of(own[column])}</td>`)}</tr>`)}</tbody></table>
    <div class="dialog-ways"><button type="button" class="button primary" autofocus @click=${() => dialog.close()}>${s("close")}</button></div>`, dialog);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {number} n */
function count(n) {
  return new Intl.NumberFormat(currentLanguage()).format(n);
}

/** @param {number | null} seconds */
function time(seconds) {
  if (seconds === null) return "—";
  return seconds >= 3600 ? hmmss(seconds) : mmss(seconds);
}
