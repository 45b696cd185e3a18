// @ts-check
/** Says that no backups are made on a schedule, or that the last one failed or is late, and what to do. */

import {LitElement, html, nothing} from "lit";
import {request} from "talon/api.js";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {InWords, defineWords, languageTag} from "talon/words.js";
import texts from "talon/words/admin-backup-notice.js";

const t = defineWords(texts);

const LOOK_MS = 60_000;

/** @typedef {{scheduled: "yes" | "no" | "elsewhere", folder: string | null, last: string | null, late: boolean, fault: string | null}} Backups */

class BackupNotice extends LitElement {
  static properties = {backups: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, LOOK_MS, () => this.#look());
    /** @type {Backups | null} */
    this.backups = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#look();
  }

  #look() {
    request("GET", "/backups").then((backups) => { this.backups = backups; }, () => {});
  }

  render() {
    if (!this.backups) return nothing;
    const {scheduled, folder, last, late, fault} = this.backups;
    if (scheduled === "no") {
      return html`<div class="alert" role="note">${icon("warning")}<p>${t("none")}</p></div>`;
    }
    if (!late && !fault) return nothing;
    return html`<div class="alert" role="alert">${icon("warning")}
      <p>${fault ? t("failed", {fault}) : t("late", {folder: folder ?? ""})}
        ${last ? t("last", {at: said(last)}) : t("never")}</p></div>`;
  }
}

/** @param {string} moment */
function said(moment) {
  return new Date(moment).toLocaleString(languageTag(), {dateStyle: "long", timeStyle: "short"});
}

customElements.define("backup-notice", BackupNotice);
