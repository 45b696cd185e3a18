// @ts-check
/** How often visitors at kiosks asked for help, and how soon somebody went there, by day. */

import {html, nothing} from "lit";
import {dayMonth, mmss} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {t} from "./words.js";

/** @typedef {{day: string, calls: number, answered: number, late: number, never: number, withdrawn: number, meanSeconds: number | null}} HelpDay */

/** @param {string} centre @param {string} from @param {string} to @returns {Promise<HelpDay[] | null>} null: the server does not say */
export async function findHelpDays(centre, from, to) {
  const found = await staffRequest("GET", `/centres/${centre}/help-calls?from=${from}&to=${to}`).catch(() => null);
  return found?.days ?? null;
}

/** @param {HelpDay[] | null} days */
export function helpDays(days) {
  if (!days?.length) return nothing;
  return html`<details class="proof-days help-days"><summary>${t("helpDays")}</summary>
    <table class="list"><thead><tr><th>${t("proofDay")}</th><th class="num">${t("helpCalls")}</th><th class="num">${t("helpAnswered")}</th><th class="num">${t("helpLate")}</th>
      <th class="num">${t("helpNever")}</th><th class="num">${t("helpWithdrawn")}</th><th class="num">${t("helpMean")}</th></tr></thead>
    <tbody>${[...days].reverse().map((day) => html`<tr><th scope="row">${dayMonth(new Date(`${day.day}T12:00:00Z`), "UTC")}</th><td class="num">${day.calls}</td>
      <td class="num">${day.answered}</td><td class="num">${day.late}</td><td class="num">${day.never}</td><td class="num">${day.withdrawn}</td>
      <td class="num">${day.meanSeconds === null ? "—" : mmss(day.meanSeconds)}</td></tr>`)}</tbody></table>
    <p class="quiet">${t("helpText")}</p></details>`;
}
