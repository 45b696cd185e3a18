// @ts-check
/** Quiet pictures as a board shows them, one after another, sooner than there. */

import {html} from "lit";
import {openDialog} from "talon/staff/dialog.js";
import {s} from "talon/staff/words.js";

/** @typedef {{name: string, type: string, src: string}} Shown */

/** Of each, so that a round of many is soon seen. */
const EACH_MS = 4_000;

/**
 * @param {Shown[]} pictures
 * @param {number} from the place of the first that is shown
 * @param {(key: any, params?: any) => string} t
 */
export function previewPictures(pictures, from, t) {
  let at = from;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const on = () => {
    at = (at + 1) % pictures.length;
    draw();
  };
  const draw = () => {
    clearTimeout(timer);
    const picture = pictures[at];
    const video = picture.type.startsWith("video/");
    if (!video && pictures.length > 1) timer = setTimeout(on, EACH_MS);
    dialog.show(html`
      <div class="pictures-board">
        <div class="pictures-frame">${video ? html`<video src=${picture.src} .muted=${true} autoplay playsinline @ended=${on}></video>` : html`<img src=${picture.src} alt=${picture.name}>`}</div>
        <p aria-hidden="true">${t("previewWords")}</p>
      </div>
      <p class="quiet">${t("previewPlace", {at: at + 1, of: pictures.length, name: picture.name})}</p>
      <div class="dialog-ways">${pictures.length > 1 ? html`<button type="button" class="button" @click=${on}>${t("next")}</button>` : ""}
        <button type="button" class="button primary" autofocus @click=${() => dialog.close()}>${s("close")}</button></div>`);
  };
  const dialog = openDialog(t("previewTitle"), "", "pictures-preview");
  draw();
  dialog.answered.then(() => clearTimeout(timer));
}
