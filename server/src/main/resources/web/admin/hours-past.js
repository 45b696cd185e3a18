// @ts-check
/** Special days that are over: whoever is asked why nobody was served that day finds it here. They are read, and no more changed. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {todayIn} from "./hours-of-day.js";
import {dayInWords, hoursInWords, t} from "./hours-words.js";

/**
 * @param {import("./hours-section.js").Timetable} timetable
 * @param {(service: string | null) => string} serviceName
 */
export function pastDays(timetable, serviceName) {
  const today = todayIn(timetable.zone);
  const past = timetable.special.filter(({day}) => day < today)
    .sort((a, b) => b.day.localeCompare(a.day) || (a.service ?? "").localeCompare(b.service ?? ""));
  if (past.length === 0) return nothing;
  return html`<details class="past-days"><summary>${t("pastDays", {n: past.length})}</summary>
    <table class="list"><thead><tr><th>${t("day")}</th><th>${t("forWhom")}</th><th>${t("hours")}</th><th>${t("reason")}</th></tr></thead>
      <tbody>${past.map(({service, day, hours, reason}) => html`<tr><th scope="row">${dayInWords(day)}</th><td>${serviceName(service)}</td>
        <td>${hours.length === 0 ? t("closedAllDay") : hoursInWords(hours)}</td><td>${name(reason)}</td></tr>`)}</tbody></table></details>`;
}
