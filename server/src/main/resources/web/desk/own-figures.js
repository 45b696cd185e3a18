// @ts-check
/** A specialist's own figures, today and this month, beside the centre's as a whole. */

import {html, render} from "lit";
import {currentLanguage, defineWords, hmmss, mmss} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";

const t = defineWords({
  ru: {
    title: "Мои показатели", text: "Ваши обслуженные этапы. Средние — по этапам с точным временем; рядом — центр в целом за этот месяц.",
    today: "Сегодня", month: "Этот месяц", centre: "Центр, месяц",
    served: "Обслужено этапов", spent: "Приём, среднее", median: "Приём, медиана", wait: "Ожидание до вас, среднее", share: "В пределах норматива",
    noShow: "Неявки", inaccurate: "Неточное время", empty: "В этом месяце вы ещё никого не обслужили: цифры появятся после первого приёма.",
  },
  en: {
    title: "My figures", text: "Stages that you served. Means are over stages with accurate times; beside them, the centre as a whole this month.",
    today: "Today", month: "This month", centre: "Centre, month",
    served: "Stages served", spent: "Service, mean", median: "Service, median", wait: "Wait before you, mean", share: "Within the norm",
    noShow: "No-shows", inaccurate: "Inaccurate times", empty: "You have served nobody this month: the figures appear after your first service.",
  },
});

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
