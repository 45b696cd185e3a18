// @ts-check
/** The contact centre's zone, the queues of its published table, and its last imports. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {figure} from "./file-import.js";
import {t} from "./words.js";

/** @typedef {{name: string, calls: number, first: string, last: string}} Queue */
/** @typedef {{at: string, actor: string, form: string, encoding: string, lines: number, imported: number, duplicates: number}} Import */
/** @typedef {{zone: string, queues: string[], known: Queue[], imports: Import[]}} ContactCentre */

const ZONES = ["Europe/Kaliningrad", "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk",
  "Asia/Krasnoyarsk", "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok", "Asia/Magadan", "Asia/Kamchatka"];

/** @param {ContactCentre} centre @param {(change: {zone: string, queues: string[]}) => void} save */
export function callSettings(centre, save) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    const data = new FormData(form);
    const chosen = data.getAll("queue").map(String);
    save({zone: String(data.get("zone")), queues: chosen.length === centre.known.length ? [] : chosen});
  };
  const zones = ZONES.includes(centre.zone) ? ZONES : [centre.zone, ...ZONES];
  return html`<details class="call-settings"><summary>${t("settings")}</summary>
    <form @submit=${submit}>
      <p class="quiet">${t("settingsText")}</p>
      <fieldset><legend>${t("queues")}</legend>
        ${centre.known.length === 0 ? html`<p class="quiet">${t("noQueues")}</p>` : nothing}
        ${centre.known.map((queue) => html`<label class="tick"><input type="checkbox" name="queue" value=${queue.name}
          .checked=${centre.queues.length === 0 || centre.queues.includes(queue.name)}>
          <span><strong>${queue.name}</strong> <span class="quiet">${t("queueCalls", {
            n: queue.calls, count: figure(queue.calls), first: day(queue.first), last: day(queue.last)})}</span></span></label>`)}
      </fieldset>
      <div class="field"><label for="call-zone">${t("zone")}</label>
        <select id="call-zone" name="zone">${zones.map((zone) => html`<option value=${zone} ?selected=${zone === centre.zone}>${zone}</option>`)}</select></div>
      <div><button class="button">${t("save")}</button></div>
    </form></details>`;
}

/** @param {string} date */
function day(date) {
  return new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "short", timeZone: "UTC"}).format(Date.parse(date));
}

/** @param {string} at */
export function moment(at) {
  return new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "short", timeStyle: "short"}).format(Date.parse(at));
}
