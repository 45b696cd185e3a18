// @ts-check
/** Who may issue a centre's tickets, and what its kiosk offers. */

import {html} from "lit";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./words.js";

/** @param {import("talon/types.js").Centre} centre @param {() => void} changed */
export function issueRules(centre, changed) {
  return html`<section class="desk-rules" aria-labelledby="issue-rules">
    <h2 id="issue-rules">${t("issueRules")}</h2>
    <p>${t(centre.specialistsIssue ? "specialistsIssue" : "hostsIssue")} ${t(centre.kioskPriority ? "kioskPriority" : "noKioskPriority")}
      <button type="button" class="button" @click=${() => change(centre, changed)}>${t("change")}</button></p>
  </section>`;
}

/** @param {import("talon/types.js").Centre} centre @param {() => void} changed */
function change(centre, changed) {
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    try {
      await staffRequest("PUT", `/centres/${centre.code}/issue-rules`, {body: {specialistsIssue: data.has("specialists"), kioskPriority: data.has("priority")}});
      dialog.close("yes");
      toast(t("saved"));
      changed();
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  };
  const dialog = openDialog(t("issueRules"), html`<form @submit=${submit}>
    <label class="tick"><input type="checkbox" name="specialists" ?checked=${centre.specialistsIssue}>${t("maySpecialistsIssue")}</label>
    <label class="tick"><input type="checkbox" name="priority" ?checked=${centre.kioskPriority}>${t("offerKioskPriority")}</label>
    ${formWays(t("save"), () => dialog.close())}</form>`);
}
