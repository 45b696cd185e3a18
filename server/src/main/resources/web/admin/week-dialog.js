// @ts-check
/** Weekly hours from a day on, typed as people write them: «8:00–13:00, 14:00–18:00». */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {capital} from "talon/words.js";
import {hoursInWords, hoursOf, iso, t, weekdayName} from "./hours-words.js";

/** @typedef {import("./hours-section.js").Week} Week */

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/**
 * @param {any} section of hours
 * @param {string | null} service null: the centre
 * @param {Week | null} week null: one more
 */
export function weekDialog(section, service, week) {
  const weeks = /** @type {Week[]} */ (section.timetable.weeks).filter((one) => one.service === service);
  const first = weeks.length === 0 && !week;
  const like = week ?? weeks[weeks.length - 1] ?? null;
  const from = week?.from ?? (first ? "2000-01-01" : iso(new Date(Date.now() + 86_400_000)));
  let fault = "";
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    /** @type {Week["days"]} */
    const days = [];
    for (const weekday of WEEK) {
      const hours = hoursOf(String(data.get(`day${weekday}`) ?? ""));
      if (hours === null) return refuse(t("wrongHours", {day: capital(weekdayName(weekday, "long"))}));
      if (hours.length > 0) days.push({weekday, hours});
    }
    const day = String(data.get("from") ?? from);
    if (!day) return refuse(t("wrongDay"));
    try {
      const query = service ? `?service=${service}` : "";
      const put = await staffRequest("PUT", `${section.path}/weeks/${day}${query}`, {body: {days}});
      // A week whose first day was changed is another one.
      const done = week && week.from !== day ? await staffRequest("DELETE", `${section.path}/weeks/${week.from}${query}`) : put;
      dialog.close();
      await section.take(Promise.resolve(done));
    } catch (error) {
      refuse(problemInWords(error));
    }
  };
  const refuse = (/** @type {string} */ words) => {
    fault = words;
    dialog.show(content);
  };
  const content = () => html`<form class="week-form" @submit=${submit}>
    <p>${t("weekText")}</p>
    ${first ? html`<p class="quiet">${t("firstWeek")}</p><input type="hidden" name="from" value=${from}>`
      : html`<div class="field"><label for="week-from">${t("validFrom")}</label><input id="week-from" name="from" type="date" required value=${from}></div>`}
    <div class="week-days">${WEEK.map((weekday) => html`<label for="day-${weekday}">${capital(weekdayName(weekday, "long"))}</label>
      <input id="day-${weekday}" name="day${weekday}" autocomplete="off" placeholder=${t("notWorked")} ?autofocus=${weekday === 1}
        value=${like ? hoursInWords(like.days.find((one) => one.weekday === weekday)?.hours ?? []).replace("—", "") : service || weekday > 5 ? "" : "9:00–18:00"}>`)}</div>
    <button type="button" class="button quiet" @click=${copy}>${icon("copy")}${t("likeMonday")}</button>
    ${fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${fault}</span></p>` : nothing}
    ${formWays(t("save"), () => dialog.close())}</form>`;
  const copy = (/** @type {Event} */ event) => {
    const form = /** @type {HTMLFormElement} */ (/** @type {HTMLElement} */ (event.target).closest("form"));
    const field = (/** @type {number} */ day) => /** @type {HTMLInputElement} */ (form.elements.namedItem(`day${day}`));
    for (const day of [2, 3, 4, 5]) field(day).value = field(1).value;
  };
  const dialog = openDialog(service ? t("hoursOf", {service: section.serviceName(service)}) : t("weekTitle"), content, "wide");
}
