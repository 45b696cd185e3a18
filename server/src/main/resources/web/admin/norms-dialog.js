// @ts-check
/** The norms of a service by the day from which each is valid. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {defineWords, dayMonth, mmss, name} from "talon/words.js";
import texts from "talon/words/admin-norms-dialog.js";
import {openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords, s} from "talon/staff/words.js";
import {secondsOf} from "./section.js";

const t = defineWords(texts);

/** @typedef {{from: string, norm: number, present: boolean}} Norm */

/** @param {string} centre @param {import("talon/types.js").Service} service @returns {Promise<boolean>} whether anything was changed */
export async function normsDialog(centre, service) {
  const path = `/centres/${centre}/services/${service.code}/norms`;
  /** @type {Norm[]} */
  let norms = [];
  let changed = false;
  let fault = "";
  /** @type {import("talon/staff/dialog.js").Dialog | undefined} */
  let dialog;
  const ask = async (/** @type {Promise<Norm[]>} */ asked, command = true) => {
    try {
      norms = await asked;
      changed ||= command;
      fault = "";
    } catch (error) {
      fault = problemInWords(error);
    }
    dialog?.show(content);
  };
  const add = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    const norm = secondsOf(String(data.get("norm")).trim());
    const from = String(data.get("from"));
    if (norm === null || !from) {
      fault = t("wrong");
      dialog?.show(content);
      return;
    }
    ask(staffRequest("PUT", `${path}/${from}`, {body: {norm}})).then(() => fault || form.reset());
  };
  const content = () => html`
    <p>${t("text")}</p>
    <table class="list norms"><thead><tr><th>${t("from")}</th><th class="number">${t("norm")}</th><td></td></tr></thead>
      <tbody>${norms.map((norm, at) => html`<tr><th scope="row">${at === norms.length - 1 ? t("first") : dayInWords(norm.from)}
          ${norm.present ? html`<span class="badge">${t("present")}</span>` : nothing}</th><td class="number">${mmss(norm.norm)}</td>
        <td class="acts">${at === norms.length - 1 ? nothing : html`<button type="button" class="button quiet" aria-label=${t("remove", {day: dayInWords(norm.from)})}
          @click=${() => ask(staffRequest("DELETE", `${path}/${norm.from}`))}>${icon("close")}</button>`}</td></tr>`)}</tbody></table>
    ${fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${fault}</span></p>` : nothing}
    <form class="norm-new" @submit=${add}>
      <div class="field"><label for="norm-from">${t("from")}</label><input id="norm-from" name="from" type="date" required autofocus></div>
      <div class="field"><label for="norm-norm">${t("norm")}</label><input id="norm-norm" name="norm" placeholder="15:00" required autocomplete="off"></div>
      <button type="submit" class="button primary">${t("add")}</button></form>
    <div class="dialog-ways"><button type="button" class="button" @click=${() => dialog?.close()}>${s("close")}</button></div>`;
  await ask(staffRequest("GET", path), false);
  dialog = openDialog(t("title", {service: name(service.name)}), content);
  await dialog.answered;
  return changed;
}

/** @param {string} day */
function dayInWords(day) {
  return t("day", {day: dayMonth(`${day}T00:00:00Z`, "UTC"), year: day.slice(0, 4)});
}
