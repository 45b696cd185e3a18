// @ts-check
/**
 * A small window of the desk that stays above other programs, for people who work in one of them. Where the browser has none
 * (Document Picture-in-Picture; Chromium from 116 on, over https or on this computer), there is no button for it either.
 */

import {html, nothing, render} from "lit";
import {mmss} from "talon/words.js";
import {toast} from "talon/staff/toast.js";
import {t} from "./words.js";

const WIDTH = 340;
const HEIGHT = 250;
const TICK_MS = 500;

/** @typedef {{requestWindow: (size: {width: number, height: number}) => Promise<Window>, window: Window | null}} PictureInPicture */

/** @returns {PictureInPicture | undefined} */
function pictureInPicture() {
  return /** @type {any} */ (window).documentPictureInPicture;
}

export class DeskWindow {
  /** @param {{draw: () => void, pressed: (event: KeyboardEvent) => void}} of draw: asked for twice a second, also while the page itself is hidden */
  constructor({draw, pressed}) {
    this.draw = draw;
    this.pressed = pressed;
    /** @type {Window | null} */
    this.window = null;
  }

  static get possible() {
    return pictureInPicture() !== undefined;
  }

  async open() {
    if (this.window) return this.window.focus();
    try {
      const small = await /** @type {PictureInPicture} */ (pictureInPicture()).requestWindow({width: WIDTH, height: HEIGHT});
      for (const link of document.querySelectorAll('link[rel="stylesheet"]')) small.document.head.append(link.cloneNode());
      small.document.documentElement.lang = document.documentElement.lang;
      small.document.body.className = "small-window";
      small.addEventListener("keydown", this.pressed);
      small.addEventListener("pagehide", () => (this.window = null));
      // Its timers are awake as long as it is seen.
      /** @type {any} */ (small).setInterval(this.draw, TICK_MS);
      this.window = small;
      this.draw();
    } catch {
      toast(t("windowFailed"), {wrong: true});
    }
  }

  close() {
    this.window?.close();
    this.window = null;
  }

  /**
   * @param {object} state
   * @param {string} state.desk
   * @param {string} state.label of the ticket at the desk; empty: none
   * @param {string} state.words how the desk stands
   * @param {number | null} state.seconds since when it has
   * @param {unknown} state.button
   * @param {string} state.notice
   * @param {string} state.next who is next, and how many wait
   */
  show({desk, label, words, seconds, button, notice, next}) {
    if (!this.window) return;
    this.window.document.title = desk;
    render(html`<main class="small">
      <div class="small-top"><p class="small-label">${label || words}</p>
        ${seconds === null ? nothing : html`<p class="small-time" role="timer">${mmss(seconds)}</p>`}</div>
      <p class="small-words">${label ? words : next}</p>
      ${button}
      <p class="small-notice" role="status">${notice || (label ? next : "")}</p>
    </main>`, this.window.document.body);
  }
}
