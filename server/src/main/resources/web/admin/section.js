// @ts-check
/** What the sections of the administrator's page share: a list, and a form over it to add or change one of its rows. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {Filling} from "./filling.js";

/** @typedef {{title: string, fields: unknown, submit: string, action: (data: FormData) => Promise<unknown>, done: string}} Form */

/** @template Row */
export class Section extends LitElement {
  static properties = {rows: {state: true}, fault: {state: true}, editing: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.filling = new Filling(this);
    /** @type {Row[] | null} */
    this.rows = null;
    /** Why the rows could not be read. @type {unknown} */
    this.fault = null;
    /** The row whose form is open; "new": a form for one more. @type {Row | "new" | null} */
    this.editing = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("editing") && this.editing !== null) this.querySelector("dialog")?.showModal();
  }

  /** Opens a form. @param {Row | "new"} row */
  edit(row) {
    this.filling.clear();
    this.editing = row;
  }

  /** Says that centres, services or desks have changed. */
  centresChanged() {
    this.dispatchEvent(new CustomEvent("centres", {bubbles: true}));
  }

  /** Reads the rows again. @param {() => Promise<Row[]>} find */
  async read(find) {
    try {
      this.rows = await find();
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }

  /**
   * Does what cannot be taken back, once it was confirmed.
   *
   * @param {Parameters<typeof confirmed>[0]} question
   * @param {() => Promise<unknown>} action
   * @param {string} done what to say then
   */
  async afterAsking(question, action, done) {
    if (!(await confirmed({danger: true, ...question}))) return;
    try {
      await action();
      toast(done);
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }

  /** @param {string} title @param {string} text @param {string} [add] */
  top(title, text, add) {
    return html`<div class="section-top">
        <div><h1>${title}</h1><p class="quiet">${text}</p></div>
        ${add ? html`<button type="button" class="button primary" @click=${() => this.edit("new")}>${icon("plus")}${add}</button>` : nothing}
      </div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing}`;
  }

  /** @param {Form} form */
  dialog({title, fields, submit, action, done}) {
    const send = async (/** @type {SubmitEvent} */ event) => {
      if (!(await this.filling.submit(event, action))) return;
      this.#close();
      toast(done);
    };
    return html`<dialog class="staff-dialog wide" aria-labelledby="form-title" @close=${() => (this.editing = null)}>
      <form novalidate @submit=${send}>
        <h2 id="form-title">${title}</h2>
        ${this.filling.faultLine()}
        <div class="fields">${fields}</div>
        <div class="dialog-ways">
          <button class="button primary" ?disabled=${this.filling.sending}>${submit}</button>
          <button type="button" class="button" @click=${this.#close}>${s("cancel")}</button>
        </div>
      </form>
    </dialog>`;
  }

  /** A row's button. @param {string} words @param {() => void} act @param {string} of what it is about, for those who cannot see the row */
  rowButton(words, act, of) {
    return html`<button type="button" class="button quiet" @click=${act}>${words}<span class="unseen"> ${of}</span></button>`;
  }

  #close = () => this.querySelector("dialog")?.close();
}

/** @param {unknown} words */
export function nothingYet(words) {
  return html`<p class="nothing-yet">${words}</p>`;
}

/** The row's moment in its place's time, or as the browser has it. @param {string} instant */
export function moment(instant) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {dateStyle: "medium", timeStyle: "short"}).format(new Date(instant));
}

/** Minutes and seconds as typed: «15:00»; null where they are not. @param {string} text */
export function secondsOf(text) {
  const match = /^(\d{1,4}):([0-5]\d)$/.exec(text.trim());
  const seconds = match ? Number(match[1]) * 60 + Number(match[2]) : 0;
  return seconds >= 1 && seconds <= 86_400 ? seconds : null;
}
