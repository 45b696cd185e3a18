// @ts-check
/** A printer's test page: its picture first, then the paper; what became of it stays at the button. */

import {LitElement, html, nothing} from "lit";
import {newKey} from "talon/api.js";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import {paperWentWrong, paperWords} from "talon/staff/paper-words.js";
import {staffCommand} from "talon/staff/session.js";
import {problemInWords, s} from "talon/staff/words.js";
import {drawn} from "./picture.js";
import {moment} from "./section.js";
import {t} from "./test-page-words.js";

const LOOK_MS = 1_000;

class TestPage extends LitElement {
  static properties = {centre: {}, printer: {}, letters: {}, open: {state: true}, picture: {state: true}, fault: {state: true}, asked: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.centre = "";
    /** @type {import("./printers-section.js").Printer} */
    this.printer = /** @type {any} */ (undefined);
    /** Whether the printer prints in text mode. */
    this.letters = false;
    this.open = false;
    this.picture = "";
    /** @type {unknown} */
    this.fault = null;
    /** Which test page was the last before this button was pressed; null: it was not. @type {string | null} */
    this.asked = null;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.looking);
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("open") && this.open) this.querySelector("dialog")?.showModal();
    if (changed.has("printer") && !this.#printing) clearInterval(this.looking);
  }

  /** Whether the page that was asked for is under way. */
  get #printing() {
    const {testPage} = this.printer;
    return testPage?.state === "printing" || (this.asked !== null && this.asked === (testPage?.at ?? ""));
  }

  render() {
    return html`<button type="button" class="button quiet" @click=${this.#show}>${t("testPage")}<span class="unseen"> ${this.printer.code}</span></button>
      <span class="test-result" role="status">${this.#result()}</span>
      ${this.open ? this.#dialog() : nothing}`;
  }

  #result() {
    const {testPage} = this.printer;
    if (this.#printing) return t("test-printing");
    if (!testPage) return nothing;
    // The words of a paper are those of a ticket; of the page only the reason is the same.
    const words = t(`test-${testPage.state}`) + (testPage.reason ? paperWords({state: "", reason: testPage.reason}) : "");
    return html`<span class="under ${paperWentWrong(testPage) ? "late" : "quiet"}">${words}</span><span class="under quiet">${moment(testPage.at)}</span>`;
  }

  #dialog() {
    return html`<dialog class="staff-dialog test-page" aria-labelledby="test-title" @close=${this.#close}>
      <h2 id="test-title">${t("testTitle", {printer: this.printer.code})}</h2>
      <p>${t("testText")}</p>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing}
      <div class="test-picture" tabindex="0" role="region" aria-label=${t("testPicture")}>${this.picture ? html`<img src=${this.picture} width=${this.printer.width / 2} alt=${t("testPicture")}>` : nothing}</div>
      ${this.letters ? html`<p class="quiet">${t("ownLetters")}</p>` : nothing}
      <p class="test-state" role="status">${this.#result()}</p>
      <div class="dialog-ways">
        <button type="button" class="button primary" autofocus aria-disabled=${this.#printing ? "true" : "false"} @click=${this.#print}>${t("testPrint")}</button>
        <button type="button" class="button" @click=${() => this.querySelector("dialog")?.close()}>${s("close")}</button>
      </div>
    </dialog>`;
  }

  #show = async () => {
    this.open = true;
    this.fault = null;
    try {
      this.picture = await drawn(`/centres/${this.centre}/printers/${this.printer.code}/test-page.png`);
    } catch (error) {
      this.fault = error;
    }
  };

  #close = () => {
    this.open = false;
    URL.revokeObjectURL(this.picture);
    this.picture = "";
  };

  #print = async () => {
    if (this.#printing) return;
    this.fault = null;
    this.asked = this.printer.testPage?.at ?? "";
    try {
      await staffCommand(`/centres/${this.centre}/printers/${this.printer.code}/test-page`, undefined, {key: newKey()});
      clearInterval(this.looking);
      this.looking = setInterval(() => this.#look(), LOOK_MS);
      this.#look();
    } catch (error) {
      this.asked = null;
      this.fault = error;
    }
  };

  /** Has the printers read again. */
  #look() {
    this.dispatchEvent(new CustomEvent("stale", {bubbles: true}));
  }
}

customElements.define("test-page", TestPage);
