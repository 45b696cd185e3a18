// @ts-check
/** How many tickets a roll gives: said as a number, or worked out from the roll's metres and the ticket's length. */

import {LitElement, html, nothing} from "lit";
import {InWords, defineWords} from "talon/words.js";
import texts from "talon/words/admin-roll-size.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {s} from "talon/staff/words.js";
import {Filling} from "./filling.js";
import {drawn} from "./picture.js";

/** What a printer of unknown feed and knife takes besides the picture. */
const CUT_MM = 15;
const MM_AN_INCH = 25.4;
const LEAST = 50;
const MOST = 20_000;

const t = defineWords(texts);

/** Fires `rolled` after a change. */
class RollSize extends LitElement {
  static properties = {centre: {}, printer: {}, profile: {}, open: {state: true}, size: {state: true}, millimetres: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.filling = new Filling(this);
    this.centre = "";
    /** @type {import("./printers-section.js").Printer & {roll: {size: number}}} */
    this.printer = /** @type {any} */ (undefined);
    /** The printer's; undefined while they are read. @type {import("./profiles.js").Profile | undefined} */
    this.profile = undefined;
    this.open = false;
    this.size = "";
    /** The ticket's length. */
    this.millimetres = "";
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("open") && this.open) this.querySelector("dialog")?.showModal();
  }

  render() {
    return html`<button type="button" class="button quiet" @click=${this.#show}>${t("roll")}<span class="unseen"> ${this.printer.code}</span></button>
      ${this.open ? this.#dialog() : nothing}`;
  }

  #dialog() {
    const {filling} = this;
    const range = {from: LEAST, to: MOST};
    return html`<dialog class="staff-dialog wide" aria-labelledby="roll-title" @close=${() => (this.open = false)}>
      <form novalidate @submit=${this.#send}>
        <h2 id="roll-title">${t("title", {code: this.printer.code})}</h2>
        <p>${t("text")}</p>
        ${filling.faultLine()}
        <div class="fields">
          ${filling.text({pointer: "/size", words: t("size"), hint: t("sizeHint", range), value: this.size, pattern: "\\d{2,5}", wrong: t("sizeWrong", range),
            onInput: (event) => (this.size = valueOf(event))})}
          <div class="row">
            ${filling.text({pointer: "/metres", words: t("metres"), hint: t("metresHint"), needed: false, pattern: "\\d{1,3}([.,]\\d+)?", wrong: t("number"), onInput: this.#reckon})}
            ${filling.text({pointer: "/millimetres", words: t("ticket"), hint: t("ticketHint"), value: this.millimetres, needed: false, pattern: "\\d{1,4}", wrong: t("number"), onInput: this.#reckon})}
          </div>
        </div>
        <div class="dialog-ways">
          <button class="button primary" ?disabled=${filling.sending}>${t("save")}</button>
          <button type="button" class="button" @click=${() => this.querySelector("dialog")?.close()}>${s("cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  #show = () => {
    this.filling.clear();
    this.size = String(this.printer.roll.size);
    this.open = true;
    this.#measure();
  };

  /** The ticket's length as it would be printed now; where that cannot be found out, a person measures one. */
  async #measure() {
    if (!this.profile || this.millimetres) return;
    try {
      const {blocks, logo} = await staffRequest("GET", `/centres/${this.centre}/slip-layout`);
      const url = await drawn("/slip-preview", {body: {blocks, logo, language: "ru", centre: this.centre, profile: this.profile.code}});
      const picture = new Image();
      picture.src = url;
      await picture.decode();
      URL.revokeObjectURL(url);
      this.millimetres = String(Math.round(picture.naturalHeight / this.profile.dpi * MM_AN_INCH) + CUT_MM);
    } catch {
      this.millimetres = "";
    }
  }

  /** @param {Event} event */
  #reckon = (event) => {
    const form = /** @type {HTMLInputElement} */ (event.target).form;
    if (!form) return;
    const field = (/** @type {string} */ name) => Number(/** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value.replace(",", "."));
    this.millimetres = String(field("/millimetres") || "");
    const size = Math.floor(field("/metres") * 1000 / field("/millimetres"));
    if (!Number.isFinite(size) || size <= 0) return;
    this.size = String(size);
    this.filling.clear();
  };

  /** @param {SubmitEvent} event */
  #send = async (event) => {
    const range = {from: LEAST, to: MOST};
    const done = await this.filling.submit(event, async (data) => {
      const size = Number(data.get("/size"));
      if (size < LEAST || size > MOST) throw Filling.refuse("/size", t("sizeWrong", range));
      await staffRequest("PUT", `/centres/${this.centre}/printers/${this.printer.code}/roll`, {body: {size}});
      toast(t("saved", {code: this.printer.code, size}));
    });
    if (!done) return;
    this.querySelector("dialog")?.close();
    this.dispatchEvent(new CustomEvent("rolled", {bubbles: true}));
  };
}

/** @param {Event} event */
function valueOf(event) {
  return /** @type {HTMLInputElement} */ (event.target).value;
}

customElements.define("roll-size", RollSize);
