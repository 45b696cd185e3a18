// @ts-check
/** Asks for a reason: a few that are usual, or one's own words. */

import {html} from "lit";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {t} from "./words.js";

/**
 * @param {{title: string, text: string, reasons: string[], yes: string}} question
 * @returns {Promise<string>} empty: it is not to be done
 */
export function chooseReason({title, text, reasons, yes}) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const reason = String(data.get("other") ?? "").trim() || String(data.get("reason") ?? "");
    if (reason) dialog.close(reason);
  };
  const dialog = openDialog(title, html`<form @submit=${submit}>
    <p>${text}</p>
    <div class="reasons">${reasons.map((reason, at) => html`<label class="tick"><input type="radio" name="reason" value=${reason}
      ?checked=${at === 0} ?autofocus=${at === 0}>${reason}</label>`)}</div>
    <div class="field"><label for="reason-other">${t("reasonOther")}</label><input id="reason-other" name="other" maxlength="100" autocomplete="off"></div>
    ${formWays(yes, () => dialog.close())}</form>`);
  return dialog.answered;
}
