// @ts-check
/** Asks for a reason. */

import {html} from "lit";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {t, usualWhys} from "./times-words.js";

/**
 * @param {{title: string, text: string, yes: string}} question
 * @returns {Promise<string | null>} the reason; null where nothing is to be done
 */
export async function askWhy({title, text, yes}) {
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const reason = /** @type {HTMLInputElement} */ (dialog.element.querySelector("#why")).value.trim();
    if (reason) dialog.close(reason);
  };
  const dialog = openDialog(title, html`<form @submit=${submit}>
    <p>${text}</p>
    <div class="field"><label for="why">${t("reason")}</label>
      <input id="why" list="whys" required maxlength="300" autocomplete="off" autofocus>
      <datalist id="whys">${usualWhys().map((why) => html`<option value=${why}></option>`)}</datalist></div>
    ${formWays(yes, () => dialog.close())}</form>`);
  return (await dialog.answered) || null;
}
