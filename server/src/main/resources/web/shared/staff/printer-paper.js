// @ts-check
/** A printer's paper: how much of the roll is used, «заправил бумагу», and what the printer has been through. */

import {LitElement, html} from "lit";
import {InWords, defineWords} from "talon/words.js";
import texts from "talon/words/staff-printer-paper.js";
import {showPrinterHistory} from "./printer-history.js";
import {staffCommand} from "./session.js";
import {toast} from "./toast.js";
import {problemInWords} from "./words.js";

/** @typedef {{papers: number, size: number, since: string, ending: boolean, canTakeBack: boolean}} Roll */

export const rollWords = defineWords(texts);

const t = rollWords;

/** Fires `rolled` after a change, for whoever lists the printers. */
class PrinterPaper extends LitElement {
  static properties = {centre: {}, zone: {}, printer: {}, sending: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** Code of the centre. */
    this.centre = "";
    /** Its zone; left out: the browser's. @type {string | undefined} */
    this.zone = undefined;
    /** @type {{code: string, roll: Roll}} */
    this.printer = /** @type {any} */ (undefined);
    this.sending = false;
  }

  createRenderRoot() {
    return this;
  }

  render() {
    const {roll, code} = this.printer;
    const left = Math.max(0, Math.round((1 - roll.papers / roll.size) * 100));
    return html`<span class="roll-left ${roll.ending ? "late" : ""}" role="meter" aria-label=${t("left")} aria-valuemin="0" aria-valuemax="100"
        aria-valuenow=${left} aria-valuetext="${left} %"><i .style=${`--left: ${left}%`}></i></span>
      <span class="roll ${roll.ending ? "late" : "quiet"}">${t("used", {papers: roll.papers, size: roll.size})}</span>
      <button type="button" class="button quiet" ?disabled=${this.sending} @click=${this.#change}>${t("changed")}<span class="unseen"> ${code}</span></button>
      <button type="button" class="button quiet" @click=${this.#history}>${t("history")}<span class="unseen"> ${code}</span></button>`;
  }

  #change = () => this.#send({}, t("done", {code: this.printer.code}), {words: t("undo"), act: () => this.#takeBack()});

  #takeBack() {
    return this.#send({method: "DELETE"}, t("undone"));
  }

  /** @param {{method?: string}} options @param {string} done @param {{words: string, act: () => void}} [undo] */
  async #send(options, done, undo) {
    this.sending = true;
    try {
      await staffCommand(`/centres/${this.centre}/printers/${this.printer.code}/roll`, undefined, options);
      toast(done, {undo});
      this.dispatchEvent(new CustomEvent("rolled", {bubbles: true}));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    } finally {
      this.sending = false;
    }
  }

  #history = () => showPrinterHistory(this.centre, this.printer.code, this.zone);
}

customElements.define("printer-paper", PrinterPaper);
