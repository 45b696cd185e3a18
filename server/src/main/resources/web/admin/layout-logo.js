// @ts-check
/** The logo of a layout: a PNG file, looked at before it is sent. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {t} from "./layout-words.js";

/** @typedef {import("./layout-blocks.js").Editor} Editor */

const MOST_BYTES = 512 * 1024;

/** @param {Editor} editor */
export function logoField(editor) {
  const {logo} = editor.draft;
  return html`<div class="block-logo">
    ${logo ? html`<img src="/api/v1/slip-logos/${logo}" alt=${t("logo")}>` : html`<span class="hint">${t("logoNone")}</span>`}
    <label class="button quiet file">${t(logo ? "logoReplace" : "logoChoose")}<input type="file" class="unseen" accept="image/png" @change=${(/** @type {Event} */ event) => choose(editor, event)}></label>
    ${logo ? html`<button type="button" class="button quiet" @click=${() => editor.change({...editor.draft, logo: null})}>${t("logoRemove")}</button>` : nothing}
    ${editor.logoFault ? html`<p class="alert" role="alert">${icon("warning")}${editor.logoFault}</p>` : nothing}
  </div>`;
}

/** @param {Editor} editor @param {Event} event */
function choose(editor, event) {
  const input = /** @type {HTMLInputElement} */ (event.target);
  const file = input.files?.[0];
  if (file) editor.upload(file);
  // The same file may be chosen again once it was mended.
  input.value = "";
}

/** What is wrong with a file before it is sent; empty where nothing is. @param {File} file */
export function logoFaultOf(file) {
  if (file.size > MOST_BYTES) return t("logoTooLarge");
  return file.type === "image/png" ? "" : t("logoNotPng");
}
