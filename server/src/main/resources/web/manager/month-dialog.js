// @ts-check
/** A dialog of the months: a title, what it shows, a way out. What had the focus has it again after. */

import {html, render} from "lit";
import {m} from "./months-words.js";

/**
 * @param {string} title
 * @param {unknown} content
 * @returns {{show: (content: unknown) => void, close: () => void}}
 */
export function openDialog(title, content) {
  const dialog = document.createElement("dialog");
  dialog.className = "staff-dialog month-dialog";
  dialog.setAttribute("aria-labelledby", "month-dialog-title");
  const show = (/** @type {unknown} */ what) => render(html`
    <h2 id="month-dialog-title">${title}</h2>
    <div class="month-dialog-body" tabindex="0">${what}</div>
    <div class="dialog-ways"><button type="button" class="button primary" autofocus @click=${() => dialog.close()}>${m("close")}</button></div>`, dialog);
  show(content);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return {show, close: () => dialog.close()};
}
