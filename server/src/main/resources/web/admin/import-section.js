// @ts-check
/** History from other systems: a CSV goes up as a stream, all of it or nothing. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage} from "talon/words.js";
import {fileChoice} from "talon/staff/file-choice.js";
import {Said, leftOutInWords, lineFaults} from "talon/staff/imports/line-faults.js";
import "talon/staff/imports/past-imports.js";
import {staffRequest} from "talon/staff/session.js";
import {faultInWords} from "talon/staff/imports/fault-words.js";
import {t} from "./words.js";

const PROGRESS_MS = 700;
const HEADER = "centre,ticket,service,stage,queued_at,called_at,started_at,finished_at,outcome,desk,specialist";
const EXAMPLE = "main,K042,consultation,consultation,2024-05-14T10:02:11+03:00,2024-05-14T10:11:30+03:00,2024-05-14T10:12:05+03:00,2024-05-14T10:19:48+03:00,served,3,petrova";

class ImportSection extends LitElement {
  static properties = {file: {state: true}, running: {state: true}, lines: {state: true}, state: {state: true}, result: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {File | null} */
    this.file = null;
    this.running = false;
    /** How many lines the server has read. */
    this.lines = 0;
    /** What the server does with them. */
    this.state = "";
    /** What is said beside the file. */
    this.said = new Said();
    /** @type {{imported: number, duplicates: number, leftOut: {line: number}[]} | null} */
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
    return html`
      <div class="section-top"><div><h1>${t("import")}</h1><p class="quiet">${t("importText")}</p></div></div>
      <form class="import" @submit=${this.#send}>
        <div class="field">
          <label for="import-file">${t("file")}</label>
          ${fileChoice({id: "import-file", file: this.file, choose: this.#choose, disabled: this.running, accept: ".csv,text/csv", hint: "import-hint"})}
          <p id="import-hint" class="hint">${t("fileHint")}</p>
        </div>
        <div><button class="button primary" ?disabled=${!this.file || this.running}>${t("upload")}</button></div>
        <div role="status">${this.running ? this.#progress() : this.result ? this.#done(this.result) : nothing}</div>
        ${this.fault ? lineFaults({fault: this.fault, said: this.said, inWords: faultInWords, changed: () => this.requestUpdate(), again: () => this.#load()}) : nothing}
      </form>
      <details class="import-form"><summary>${t("form")}</summary>
        <p>${t("formText")}</p><pre tabindex="0">${HEADER}\n${EXAMPLE}</pre>
        <ul>${["formInstants", "formOutcome", "formStage", "formTwice"].map((key) => html`<li>${t(key)}</li>`)}</ul>
      </details>
      <past-imports path="/imports/stages" withdraws .stamp=${this.result}></past-imports>`;
  }

  #progress() {
    return html`<div class="import-progress"><progress aria-label=${t("import")}></progress>
      <p>${this.state === "writing" ? t("importWriting") : this.state === "checking" ? t("importChecking", {n: this.lines, count: figure(this.lines)}) : t("importReading", {n: this.lines, count: figure(this.lines)})}</p></div>`;
  }

  /** @param {{imported: number, duplicates: number, leftOut: {line: number}[]}} result */
  #done({imported, duplicates, leftOut}) {
    const words = imported > 0 ? t("imported", {n: imported, count: figure(imported)}) : t("importedNothing");
    const twice = duplicates > 0 ? t("duplicates", {n: duplicates, count: figure(duplicates)}) : "";
    return html`<p class="import-done">${icon("check")}<span>${words} ${twice} ${leftOutInWords(leftOut)}</span></p>`;
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
    this.state = "";
    this.result = null;
    this.fault = null;
    this.watching = setInterval(() => this.#watch(), PROGRESS_MS);
    try {
      this.result = await staffRequest("POST", this.said.path("/imports/stages"), {body: this.file, type: "text/csv", timeout: 0});
    } catch (error) {
      this.fault = error;
    }
    clearInterval(this.watching);
    this.running = false;
  }

  async #watch() {
    const progress = await staffRequest("GET", "/imports/progress").catch(() => null);
    if (!this.running || !progress) return;
    this.lines = Math.round(progress.lines ?? 0);
    this.state = progress.state ?? "";
  }
}

/** @param {number} n */
function figure(n) {
  return new Intl.NumberFormat(currentLanguage()).format(n);
}

customElements.define("import-section", ImportSection);
