// @ts-check
/** A dialog of the months: a title, what it shows, a way out. */

import {html} from "lit";
import {openDialog as open} from "talon/staff/dialog.js";
import {m} from "./months-words.js";

/**
 * @param {string} title
 * @param {unknown} content
 * @returns {{show: (content: unknown) => void, close: () => void}}
 */
export function openDialog(title, content) {
  const body = (/** @type {unknown} */ what) => html`
    <div class="month-dialog-body" tabindex="0">${what}</div>
    <div class="dialog-ways"><button type="button" class="button primary" autofocus @click=${() => dialog.close()}>${m("close")}</button></div>`;
  const dialog = open(title, body(content), "month-dialog");
  return {show: (what) => dialog.show(body(what)), close: () => dialog.close()};
}
