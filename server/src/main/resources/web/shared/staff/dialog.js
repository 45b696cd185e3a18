// @ts-check
/** Asks before something that cannot be taken back. */

import {html, render} from "lit";
import {s} from "./words.js";

/**
 * @param {object} question
 * @param {string} question.title
 * @param {string} [question.text]
 * @param {string} [question.yes] what is done, as a verb
 * @param {boolean} [question.danger]
 * @returns {Promise<boolean>}
 */
export function confirmed({title, text = "", yes = s("yes"), danger = false}) {
  const dialog = document.createElement("dialog");
  dialog.className = "staff-dialog";
  dialog.setAttribute("aria-labelledby", "question");
  const close = (/** @type {string} */ answer) => () => dialog.close(answer);
  render(html`
    <h2 id="question">${title}</h2>
    <p>${text}</p>
    <div class="dialog-ways">
      <button type="button" class="button ${danger ? "danger" : "primary"}" autofocus @click=${close("yes")}>${yes}</button>
      <button type="button" class="button" @click=${close("no")}>${s("cancel")}</button>
    </div>`, dialog);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
}
