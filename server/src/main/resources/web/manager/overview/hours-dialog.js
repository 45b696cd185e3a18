// @ts-check
/** The working hours of a centre, and whether its comparisons name anybody. */

import {html, nothing} from "lit";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {capital} from "talon/words.js";
import {weekday} from "./period.js";
import {t} from "./times-words.js";

/** @typedef {{weekday: number, opens: string, closes: string, lunchFrom: string | null, lunchTo: string | null}} Day */
/** @typedef {{days: Day[], namesHidden: boolean, detailed: boolean}} Hours detailed: the timetable says more than this form can */

const TIMES = ["opens", "closes", "lunchFrom", "lunchTo"];
const USUAL = {opens: "09:00", closes: "18:00", lunchFrom: "", lunchTo: ""};

/** @param {string} centre @param {Hours} hours @returns {Promise<boolean>} whether they were changed */
export async function hoursDialog(centre, hours) {
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const days = hours.detailed ? undefined : [1, 2, 3, 4, 5, 6, 7].filter((day) => data.get(`works${day}`)).map((day) => {
      const at = (/** @type {string} */ what) => String(data.get(what + day) || "") || null;
      return {weekday: day, opens: at("opens"), closes: at("closes"), lunchFrom: at("lunchFrom"), lunchTo: at("lunchTo")};
    });
    try {
      await staffRequest("PUT", `/centres/${centre}/hours`, {body: {days, namesHidden: data.get("namesHidden") === "on"}});
      toast(t("saved"));
      dialog.close("saved");
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  };
  const dialog = openDialog(t("hours"), html`<form @submit=${submit}>
    <p>${t(hours.detailed ? "hoursDetailed" : "hoursText")}</p>
    ${hours.detailed ? nothing : html`<table class="hours-table"><thead><tr><td></td>${TIMES.map((what) => html`<th scope="col">${t(what)}</th>`)}</tr></thead>
      <tbody>${[1, 2, 3, 4, 5, 6, 7].map((day) => row(day, hours.days.find((one) => one.weekday === day)))}</tbody></table>`}
    <label class="tick"><input type="checkbox" name="namesHidden" ?checked=${hours.namesHidden}>${t("namesHidden")}</label>
    ${formWays(t("save"), () => dialog.close())}</form>`, "hours-dialog");
  return (await dialog.answered) === "saved";
}

/** @param {number} day @param {Day | undefined} hours */
function row(day, hours) {
  const values = /** @type {Record<string, any>} */ (hours ?? USUAL);
  return html`<tr><th scope="row"><label class="tick"><input type="checkbox" name="works${day}" ?checked=${hours !== undefined}>${capital(weekday(day, "long"))}</label></th>
    ${TIMES.map((what) => html`<td><input type="time" name="${what}${day}" value=${values[what] ?? ""} aria-label="${weekday(day, "long")}, ${t(what)}"></td>`)}</tr>`;
}
