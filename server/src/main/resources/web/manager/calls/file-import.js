// @ts-check
/** A file that is sent and read whole or not at all: `path` says where to, `says` puts the result in words; `imported` says that it was. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage} from "talon/words.js";
import {fileChoice} from "talon/staff/file-choice.js";
import {Said, leftOutInWords, lineFaults} from "talon/staff/imports/line-faults.js";
import {staffRequest} from "talon/staff/session.js";
import {faultInWords} from "talon/staff/imports/fault-words.js";
import {t} from "./words.js";

const PROGRESS_MS = 1_000;

class FileImport extends LitElement {
  static properties = {path: {}, progress: {}, says: {}, file: {state: true}, running: {state: true}, lines: {state: true}, result: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.path = "";
    /** Where the number of lines read is asked for; empty: nowhere. */
    this.progress = "";
    /** @type {(result: any) => string[]} */
    this.says = () => [];
    /** @type {File | null} */
    this.file = null;
    this.running = false;
    this.lines = 0;
    /** What is said beside the file. */
    this.said = new Said();
    /** @type {any} */
    this.result = null;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.watching);
  }

  render() {
    const id = `file-${this.path.split("/").pop()}`;
    return html`<form class="file-import" @submit=${this.#send}>
      <div class="field"><label for=${id}>${t("file")}</label>
        ${fileChoice({id, file: this.file, choose: this.#choose, disabled: this.running})}</div>
      <button class="button primary" ?disabled=${!this.file || this.running}>${t("upload")}</button>
    </form>
    <div role="status">${this.running ? html`<p class="quiet"><progress aria-label=${t("import")}></progress> ${this.lines ? t("reading", {n: this.lines, count: figure(this.lines)}) : ""}</p>` : nothing}
      ${this.result ? html`<p class="import-done">${icon("check")}<span>${this.says(this.result).join(" ")} ${leftOutInWords(this.result.leftOut)}</span></p>` : nothing}</div>
    ${this.fault ? lineFaults({fault: this.fault, said: this.said, inWords: faultInWords, changed: () => this.requestUpdate(), again: () => this.#load()}) : nothing}`;
  }

  /** @param {Event} event */
  #choose = (event) => {
    this.file = /** @type {HTMLInputElement} */ (event.target).files?.[0] ?? null;
    this.said = new Said();
    this.result = null;
    this.fault = null;
  };

  /** @param {SubmitEvent} event */
  #send = (event) => {
    event.preventDefault();
    this.#load();
  };

  async #load() {
    if (!this.file || this.running) return;
    this.running = true;
    this.lines = 0;
    this.result = null;
    this.fault = null;
    if (this.progress) this.watching = setInterval(() => this.#watch(), PROGRESS_MS);
    try {
      this.result = await staffRequest("POST", this.said.path(this.path), {body: this.file, type: "text/csv", timeout: 0});
      this.dispatchEvent(new CustomEvent("imported", {bubbles: true}));
    } catch (error) {
      this.fault = error;
    }
    clearInterval(this.watching);
    this.running = false;
  }

  async #watch() {
    const progress = await staffRequest("GET", this.progress).catch(() => null);
    if (this.running && progress) this.lines = progress.lines;
  }
}

/** @param {number} n */
export function figure(n) {
  return new Intl.NumberFormat(currentLanguage()).format(n);
}

customElements.define("file-import", FileImport);
