// @ts-check
/** Asks for a reason. */

import {html, render} from "lit";
import {currentLanguage} from "talon/words.js";
import {s} from "talon/staff/words.js";
import {t, usualWhys} from "./times-words.js";

/**
 * @param {{title: string, text: string, yes: string}} question
 * @returns {Promise<string | null>} the reason; null where nothing is to be done
 */
export function askWhy({title, text, yes}) {
  const dialog = document.createElement("dialog");
  dialog.className = "staff-dialog";
  dialog.setAttribute("aria-labelledby", "why-title");
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const reason = /** @type {HTMLInputElement} */ (dialog.querySelector("#why")).value.trim();
    if (reason) dialog.close(reason);
  };
  render(html`<form @submit=${submit}>
    <h2 id="why-title">${title}</h2><p>${text}</p>
    <div class="field"><label for="why">${t("reason")}</label>
      <input id="why" list="whys" required maxlength="300" autocomplete="off" autofocus>
      <datalist id="whys">${usualWhys(currentLanguage()).map((why) => html`<option value=${why}></option>`)}</datalist></div>
    <div class="dialog-ways"><button type="submit" class="button primary">${yes}</button>
      <button type="button" class="button" @click=${() => dialog.close("")}>${s("cancel")}</button></div></form>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue || null);
  }));
}
