// @ts-check
/** Says that the clocks of the database and of the server differ, what waits because of it, and what to do. */

import {LitElement, html, nothing} from "lit";
import {request} from "talon/api.js";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {InWords, defineWords} from "talon/words.js";
import texts from "talon/words/staff-clock-notice.js";

const t = defineWords(texts);

const LOOK_MS = 15_000;

/** @typedef {{standing: "agree" | "apart" | "stopped", ahead: number, future: number}} Clocks */

class ClockNotice extends LitElement {
  static properties = {clocks: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, LOOK_MS, () => this.#look());
    /** @type {Clocks | null} */
    this.clocks = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  #look() {
    request("GET", "/clock").then((clocks) => { this.clocks = clocks; }, () => {});
  }

  render() {
    if (!this.clocks || this.clocks.standing === "agree") return nothing;
    const {standing, ahead, future} = this.clocks;
    return html`<div class="alert" role=${standing === "stopped" ? "alert" : "note"}>${icon("warning")}
      <p>${Math.abs(ahead) >= MINUTE ? t(ahead > 0 ? "ahead" : "behind", {span: span(Math.abs(ahead))}) : nothing}
        ${future >= MINUTE ? t("future", {span: span(future)}) : nothing}
        ${standing === "stopped" ? t("stopped") : nothing} ${t("act")}</p></div>`;
  }
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** @param {number} seconds */
function span(seconds) {
  if (seconds >= 2 * DAY) return t("days", {n: String(Math.round(seconds / DAY))});
  if (seconds >= HOUR) return t("hours", {n: String(Math.round(seconds / HOUR))});
  return t("minutes", {n: String(Math.round(seconds / MINUTE))});
}

customElements.define("clock-notice", ClockNotice);
