// @ts-check
/** Calls a given ticket out of its turn: its number, and why. */

import {LitElement, html, nothing} from "lit";
import {InWords} from "talon/words.js";
import {problemInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

export class CallDialog extends LitElement {
  static properties = {model: {}, lists: {}, wrong: {state: true}, sending: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("./desk-model.js").DeskModel | null} */
    this.model = null;
    /** @type {import("./lists.js").Lists | null} */
    this.lists = null;
    /** What is wrong with which field. @type {{ticket?: string, reason?: string}} */
    this.wrong = {};
    this.sending = false;
  }

  createRenderRoot() {
    return this;
  }

  /** Whether its list was read is drawn first: what then goes away would take the focus with it. */
  async open() {
    this.wrong = {};
    this.requestUpdate();
    await this.updateComplete;
    this.querySelector("form")?.reset();
    this.querySelector("dialog")?.showModal();
  }

  render() {
    return html`<dialog class="staff-dialog" aria-labelledby="call-title">
      <form novalidate @submit=${this.#submit}>
        <h2 id="call-title">${t("callTitle")}</h2>${this.lists?.notRead()}
        ${this.#field("ticket", t("callLabel"), t("callLabelHint"), 16)}
        ${this.#field("reason", t("callReason"), t("callReasonHint"), 300)}
        <datalist id="call-reasons">${this.lists?.reasons("out-of-turn").map(({value}) => html`<option value=${value}></option>`)}</datalist>
        <label class="tick"><input type="checkbox" name="any">${t("callAnyKind")}</label>
        <div class="dialog-ways">
          <button class="button primary" ?disabled=${this.sending}>${t("callYes")}</button>
          <button type="button" class="button" @click=${this.#close}>${s("cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** @param {"ticket" | "reason"} field @param {string} words @param {string} hint @param {number} longest */
  #field(field, words, hint, longest) {
    const wrong = this.wrong[field];
    return html`<div class="field">
      <label for="call-${field}">${words}</label>
      <input id="call-${field}" name=${field} maxlength=${longest} autocomplete="off" list=${field === "reason" ? "call-reasons" : nothing} aria-invalid=${Boolean(wrong)}
        aria-describedby="call-${field}-more" @input=${() => (this.wrong = {...this.wrong, [field]: undefined})}>
      <p id="call-${field}-more" class=${wrong ? "wrong" : "hint"} role=${wrong ? "alert" : nothing}>${wrong ?? hint}</p>
    </div>`;
  }

  /** @param {SubmitEvent} event */
  #submit = async (event) => {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    const ticket = String(data.get("ticket")).trim();
    const reason = String(data.get("reason")).trim();
    this.wrong = {ticket: ticket ? undefined : t("needLabel"), reason: reason ? undefined : t("needReason")};
    if (!ticket || !reason || !this.model) {
      this.#focus(ticket ? "reason" : "ticket");
      return;
    }
    this.sending = true;
    const failure = await this.model.send("call", {ticket, reason, ...(data.has("any") ? {anyKind: true} : {})});
    this.sending = false;
    if (failure) {
      this.wrong = {ticket: problemInWords(failure)};
      this.#focus("ticket");
      return;
    }
    this.#close();
  };

  /** @param {string} field */
  #focus(field) {
    /** @type {HTMLElement | null} */ (this.querySelector(`#call-${field}`))?.focus();
  }

  #close = () => this.querySelector("dialog")?.close();
}

customElements.define("call-dialog", CallDialog);
