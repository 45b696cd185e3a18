// @ts-check
/** What the server did not answer is said in its place, and asked for again by a press: an empty list never stands for one that nobody has read. */

import {html} from "lit";
import {s} from "./words.js";

/** @param {(event: Event) => unknown} again */
export function notRead(again) {
  return html`<div class="not-read" role="status"><p>${s("notRead")}</p>
    <button type="button" class="button" @click=${again}>${s("readAgain")}</button></div>`;
}
