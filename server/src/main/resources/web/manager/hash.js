// @ts-check
/** A hash on the page, and the button that copies it. */

import {html} from "lit";
import {copyText} from "talon/staff/copy.js";
import {m} from "./months-words.js";

/** @param {string} digits */
export function hashToCopy(digits) {
  /** @param {Event} event */
  const copy = ({currentTarget}) => {
    const place = /** @type {HTMLElement} */ (/** @type {HTMLElement} */ (currentTarget).previousElementSibling);
    return copyText(place, {copied: m("copied"), byHand: m("copyByHand")});
  };
  return html`<code>${digits}</code> <button type="button" class="button quiet" @click=${copy}>${m("copy")}</button>`;
}
