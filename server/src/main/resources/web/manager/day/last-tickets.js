// @ts-check
/** Whether the last ticket of the day was served by closing, and how often it was in the four weeks before. */

import {html, nothing} from "lit";
import {clock} from "talon/words.js";
import {t} from "./day-words.js";

/** @typedef {{day: string, label: string, issuedAt: string, closes: string, ended: string, inTime: boolean}} Last */
/** @typedef {{inTime: number, margin: number, days: Last[]}} LastTickets margin: minutes by which tickets stop sooner than is reckoned */

/** @param {LastTickets | null} found @param {string} day @param {string} zone */
export function lastTicketsCard(found, day, zone) {
  if (!found || found.days.length === 0) return nothing;
  const here = found.days.find((one) => one.day === day);
  const times = here && {label: here.label, issued: clock(here.issuedAt, zone), ended: clock(here.ended, zone), closes: clock(here.closes, zone)};
  return html`<section class="report-card" aria-labelledby="last-tickets"><h2 id="last-tickets">${t("lastTicket")}</h2>
    ${here && times ? html`<p class=${here.inTime ? "" : "late"}>${t(here.inTime ? "lastInTime" : "lastLate", times)}</p>` : nothing}
    <p class="quiet">${t("lastShare", {n: found.days.length, of: found.inTime, share: Math.round((100 * found.inTime) / found.days.length)})}
      ${found.margin ? t("lastMargin", {n: found.margin}) : nothing}</p></section>`;
}
