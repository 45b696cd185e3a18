// @ts-check
/** A file to send, chosen in the page's language: a browser's own control speaks only the browser's. */

import {html} from "lit";
import {s} from "./words.js";

/**
 * @param {object} choice
 * @param {string} choice.id of the control, for its label
 * @param {File | null} choice.file
 * @param {(event: Event) => void} choice.choose
 * @param {boolean} [choice.disabled]
 * @param {string} [choice.accept] as the attribute of the same name
 * @param {string} [choice.hint] the id of what explains it
 */
export function fileChoice({id, file, choose, disabled = false, accept = "", hint = ""}) {
  return html`<div class="file-choice">
    <input id=${id} type="file" class="unseen" accept=${accept} ?disabled=${disabled} aria-describedby="${id}-name ${hint}" @change=${choose}>
    <label class="button quiet" for=${id} aria-hidden="true">${s("chooseFile")}</label>
    <span id="${id}-name">${file?.name ?? s("noFile")}</span>
  </div>`;
}
