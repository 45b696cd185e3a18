// @ts-check
/** Has a visitor's paper printed again: by its number, with «КОПИЯ» on it, where it was printed before. */

import {LitElement, html, nothing} from "lit";
import {pause} from "talon/api.js";
import {InWords} from "talon/words.js";
import {paperWentWrong, paperWords} from "talon/staff/paper-words.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

const ASK_MS = 700;
const QUESTIONS = 30;

export class ReprintDialog extends LitElement {
  static properties = {centre: {}, wrong: {state: true}, sending: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** Code of the centre. */
    this.centre = "";
    this.wrong = "";
    this.sending = false;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {string} label of the ticket at the desk; empty: none */
  open(label) {
    this.wrong = "";
    this.querySelector("dialog")?.showModal();
    const field = this.#field();
    field.value = label;
    field.select();
  }

  render() {
    return html`<dialog class="staff-dialog" aria-labelledby="reprint-title">
      <form novalidate @submit=${this.#submit}>
        <h2 id="reprint-title">${t("reprintTitle")}</h2>
        <p>${t("reprintText")}</p>
        <div class="field">
          <label for="reprint-ticket">${t("callLabel")}</label>
          <input id="reprint-ticket" maxlength="16" autocomplete="off" aria-invalid=${Boolean(this.wrong)}
            aria-describedby="reprint-more" @input=${() => (this.wrong = "")}>
          <p id="reprint-more" class=${this.wrong ? "wrong" : "hint"} role=${this.wrong ? "alert" : nothing}>${this.wrong || t("callLabelHint")}</p>
        </div>
        <div class="dialog-ways">
          <button class="button primary" ?disabled=${this.sending}>${t("reprintYes")}</button>
          <button type="button" class="button" @click=${this.#close}>${s("cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {SubmitEvent} event */
  #submit = async (event) => {
    event.preventDefault();
    const ticket = this.#field().value.trim();
    if (!ticket) {
      this.wrong = t("needLabel");
      this.#field().focus();
      return;
    }
    this.sending = true;
    try {
      const printing = await staffCommand(`/centres/${this.centre}/reprints`, {ticket});
      this.#close();
      toast(t("reprintGoes", {label: printing.label}));
      follow(printing);
    } catch (error) {
      this.wrong = problemInWords(error);
      this.#field().focus();
    } finally {
      this.sending = false;
    }
  };

  #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#reprint-ticket"));
  }

  #close = () => this.querySelector("dialog")?.close();
}

/** Says how the paper ended: whoever sent the visitor to the printer is to know. @param {import("talon/types.js").Ticket} ticket */
async function follow({centre, id, label}) {
  for (let i = 0; i < QUESTIONS; i++) {
    await pause(ASK_MS);
    const print = (await staffRequest("GET", `/centres/${centre}/tickets/${id}`).catch(() => null))?.print;
    if (!print || print.state === "queued" || print.state === "printing") continue;
    toast(t("reprintEnd", {label, end: paperWords(print)}), {wrong: paperWentWrong(print)});
    return;
  }
}

customElements.define("reprint-dialog", ReprintDialog);
