// @ts-check
/** A quiet picture in the place of the words; the words stand small below it. */

import {html} from "lit";
import {first, second} from "./phrases.js";
import {isVideo} from "./pictures.js";

/**
 * @param {import("./pictures.js").Kept} kept
 * @param {string} state of the board
 * @param {string} opens when the centre opens again; empty: nobody knows, or it is open
 * @param {() => void} over it has ended, or cannot be shown
 */
export function pictureView({picture, url}, state, opens, over) {
  return html`
    <figure class="picture" data-kind=${isVideo(picture) ? "video" : "picture"}>
      <div class="picture__frame">${isVideo(picture)
        ? html`<video class="picture__it" src=${url} .muted=${true} autoplay playsinline disablepictureinpicture aria-hidden="true" @ended=${over} @error=${over}></video>`
        : html`<img class="picture__it" src=${url} alt="" @error=${over}>`}</div>
      <figcaption class="picture__words"><b>${first(state)}</b><span>${opens || second(state)}</span></figcaption>
    </figure>`;
}
