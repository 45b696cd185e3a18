// @ts-check
/** Calls that no board of the hall has shown, and how many were shown in time, by day. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {clock, dayMonth} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {{day: string, calls: number, shown: number, late: number, never: number, heard: number}} Day */
/** @typedef {{boards: number, awake: number, days: Day[], missed: {label: string, desk: string, at: string, late: boolean}[]}} Proofs */

/** What happened longer ago is a figure, not an alarm. */
const FRESH_MS = 10 * 60_000;

/**
 * The first that a manager has to see: somebody was called and could not know. Boards that are off while the centre is closed are no fault.
 *
 * @param {Proofs | null} proofs
 * @param {number} now ms
 * @param {string} zone
 * @param {boolean} open whether the centre is
 */
export function unshownCalls(proofs, now, zone, open) {
  const fresh = proofs?.boards && (open || proofs.awake > 0) ? proofs.missed.filter((call) => !call.late && now - Date.parse(call.at) < FRESH_MS) : [];
  if (fresh.length === 0) return nothing;
  return html`<section class="late-tickets" aria-labelledby="unshown"><h2 id="unshown">${icon("warning")}${t("unshownTitle", {n: fresh.length})}</h2>
    <ul>${fresh.slice(0, 4).map((call) => html`<li><span class="late-label">${call.label}</span>
      <span class="late-service">${t("unshownCall", {desk: call.desk, time: clock(new Date(call.at), zone)})}</span></li>`)}</ul></section>`;
}

/** @param {Proofs | null} proofs of today @param {Day[]} past the days before */
export function proofDays(proofs, past) {
  const today = proofs?.days ?? [];
  const days = [...past.filter(({day}) => !today.some((one) => one.day === day)), ...today];
  if (!proofs?.boards || days.length === 0) return nothing;
  return html`<details class="proof-days"><summary>${t("proofDays")}</summary>
    <table class="list"><thead><tr><th>${t("proofDay")}</th><th class="num">${t("proofCalls")}</th><th class="num">${t("proofShown")}</th><th class="num">${t("proofLate")}</th>
      <th class="num">${t("proofNever")}</th><th class="num">${t("proofHeard")}</th></tr></thead>
    <tbody>${days.reverse().map((day) => html`<tr><th scope="row">${dayMonth(new Date(`${day.day}T12:00:00Z`), "UTC")}</th><td class="num">${day.calls}</td>
      <td class="num">${day.shown} · ${Math.floor((100 * day.shown) / day.calls)} %</td><td class="num">${day.late}</td><td class="num">${day.never}</td><td class="num">${day.heard}</td></tr>`)}</tbody></table>
    <p class="quiet">${t("proofText")}</p></details>`;
}
