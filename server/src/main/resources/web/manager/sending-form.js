// @ts-check
/** The form of a scheduled sending. */

import {html, nothing} from "lit";
import {LANGUAGES, name} from "talon/words.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./sending-words.js";

const WHATS = ["monthly-xlsx", "monthly-docx", "monthly-pdf", "overview-csv"];
const RHYTHMS = ["daily", "weekly", "monthly"];

/**
 * @param {object} about
 * @param {import("./sendings.js").Sending | null} about.one null: a new one
 * @param {import("talon/types.js").Centre[]} about.centres
 * @param {boolean} about.pooled
 * @param {import("./sendings.js").Listed} about.listed
 * @returns {Promise<boolean>} whether it was saved
 */
export async function sendingForm({one, centres, pooled, listed}) {
  /** @param {string} fault */
  const form = (fault = "") => html`<form novalidate @submit=${send}>
      ${fault ? html`<p class="alert" role="alert">${fault}</p>` : nothing}
      <div class="sending-fields">
        ${select("what", t("report"), WHATS.map((value) => [value, t(value)]), one?.what)}
        ${select("centre", t("centre"), [...(pooled ? [["", t("allCentres")]] : []), ...centres.map((c) => [c.code, name(c.name)])], one?.centre)}
        <div class="sending-pair">${select("rhythm", t("rhythm"), RHYTHMS.map((value) => [value, t(value)]), one?.rhythm)}
          ${select("hour", t("hour"), Array.from({length: 24}, (_, hour) => [String(hour), `${hour}:00`]), String(one?.hour ?? 8))}</div>
        ${select("language", t("language"), LANGUAGES.map(({code, name}) => [code, name]), one?.language)}
        <div class="field"><label for="sending-recipients">${t("recipients")}</label>
          <textarea id="sending-recipients" name="recipients" rows="2" aria-describedby="sending-hint" ?disabled=${!listed.mail}>${one?.recipients.join("\n") ?? ""}</textarea>
          <span class="hint" id="sending-hint">${t(listed.mail ? listed.folder ? "recipientsHint" : "recipientsOnly" : "folderOnly")}</span></div>
        <label class="tick"><input type="checkbox" name="active" ?checked=${one?.active ?? true}>${t("active")}</label>
      </div>
      ${formWays(t("save"), () => dialog.close())}
    </form>`;
  /** @param {SubmitEvent} event */
  const send = async (event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const body = {
      centre: data.get("centre") || null, what: data.get("what"), rhythm: data.get("rhythm"), hour: Number(data.get("hour")),
      language: data.get("language"), active: data.has("active"),
      recipients: String(data.get("recipients") ?? "").split(/[\s,;]+/).filter(Boolean),
    };
    try {
      await staffRequest("PUT", `/sendings/${one?.id ?? freeId(body, listed.sendings)}`, {body});
      dialog.close("saved");
    } catch (error) {
      dialog.show(form(problemInWords(error)));
    }
  };
  const dialog = openDialog(t(one ? "changeTitle" : "add"), form());
  return (await dialog.answered) === "saved";
}

/** @param {string} field @param {string} words @param {string[][]} options @param {string} [value] */
function select(field, words, options, value) {
  return html`<div class="field"><label for="sending-${field}">${words}</label><select id="sending-${field}" name=${field}>
    ${options.map(([key, said]) => html`<option value=${key} ?selected=${key === (value ?? options[0][0])}>${said}</option>`)}</select></div>`;
}

/** Names a folder too, so it says what is in it. @param {{centre: any, what: any, rhythm: any}} body @param {{id: string}[]} sendings */
function freeId({centre, what, rhythm}, sendings) {
  const id = `${(centre ?? "all").replaceAll("_", "-").slice(0, 12)}-${what}-${rhythm}`;
  for (let n = 1; ; n++) {
    const free = n === 1 ? id : `${id}-${n}`;
    if (!sendings.some((one) => one.id === free)) return free;
  }
}
