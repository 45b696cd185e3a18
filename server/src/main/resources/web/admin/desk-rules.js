// @ts-check
/** How a centre's desks are worked at: whether one person may have several, and how long a visitor may walk. */

import {html} from "lit";
import {mmss} from "talon/words.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./words.js";

/** @param {import("talon/types.js").Centre} centre @param {() => void} changed */
export function deskRules(centre, changed) {
  return html`<section class="desk-rules" aria-labelledby="desk-rules">
    <h2 id="desk-rules">${t("deskRules")}</h2>
    <p>${t(centre.severalDesks ? "severalDesks" : "oneDesk")} ${t("noShowAfter", {time: mmss(centre.noShowAfter)})}
      <button type="button" class="button" @click=${() => change(centre, changed)}>${t("change")}</button></p>
  </section>`;
}

/** @param {import("talon/types.js").Centre} centre @param {() => void} changed */
function change(centre, changed) {
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    try {
      await staffRequest("PUT", `/centres/${centre.code}/desk-rules`, {body: {severalDesks: data.has("several"), noShowAfter: Number(data.get("after"))}});
      dialog.close("yes");
      toast(t("saved"));
      changed();
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  };
  const dialog = openDialog(t("deskRules"), html`<form @submit=${submit}>
    <label class="tick"><input type="checkbox" name="several" ?checked=${centre.severalDesks}>${t("mayHaveSeveralDesks")}</label>
    <div class="field"><label for="no-show-after">${t("noShowAfterSeconds")}</label>
      <input id="no-show-after" name="after" type="number" min="0" max="3600" step="1" required value=${centre.noShowAfter}></div>
    ${formWays(t("save"), () => dialog.close())}</form>`);
}
