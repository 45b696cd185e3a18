// @ts-check
/** A form that is being filled in: its fields go by JSON pointers, so that a problem finds its field by itself. */

import {html, nothing} from "lit";
import {Problem} from "talon/api.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {{pointer: string, words: string, hint?: unknown, value?: string, type?: string, needed?: boolean, longest?: number,
 *   pattern?: string, wrong?: string, list?: string, complete?: AutoFill, fixed?: boolean, large?: boolean, lines?: number,
 *   onInput?: (event: Event) => void}} TextField wrong: what to say where the pattern does not fit */
/** @typedef {{pointer: string, words: string, hint?: unknown, value?: string, options: {value: string, words: string, off?: boolean}[],
 *   onChange?: (event: Event) => void}} SelectField */

let forms = 0;

/** A Lit controller. */
export class Filling {
  /** @param {import("lit").ReactiveControllerHost & HTMLElement} host */
  constructor(host) {
    this.host = host;
    this.id = `form-${forms++}`;
    /** What is wrong where. @type {Record<string, string>} */
    this.wrong = {};
    /** What is wrong nowhere in particular. */
    this.fault = "";
    this.sending = false;
    /** Codes that follow names, and whether somebody has typed one instead. @type {Record<string, {code: string, own: boolean}>} */
    this.codes = {};
    host.addController(this);
  }

  hostConnected() {
    this.clear();
  }

  clear() {
    this.wrong = {};
    this.fault = "";
    this.codes = {};
  }

  #forgive() {
    this.wrong = {};
    this.fault = "";
  }

  /**
   * Sends a form once its fields are right, and puts every problem at its field.
   *
   * @param {SubmitEvent} event
   * @param {(data: FormData) => Promise<unknown>} action
   * @returns {Promise<boolean>} whether it was done
   */
  async submit(event, action) {
    event.preventDefault();
    if (this.sending) return false;
    const form = /** @type {HTMLFormElement} */ (event.target);
    this.#forgive();
    if (this.#check(form)) {
      this.sending = true;
      this.host.requestUpdate();
      try {
        await action(new FormData(form));
        this.sending = false;
        this.host.requestUpdate();
        return true;
      } catch (error) {
        this.sending = false;
        this.#problem(error, form);
      }
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
    const first = /** @type {HTMLElement | null} */ (form.querySelector('[aria-invalid="true"]'));
    const folded = first?.closest("details");
    if (folded) folded.open = true;
    first?.focus();
    return false;
  }

  /** @param {HTMLFormElement} form */
  #check(form) {
    for (const field of form.elements) {
      if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement)) continue;
      if (!field.name || field.validity.valid) continue;
      this.wrong[field.name] = field.validity.valueMissing ? t("needed") : field.dataset.wrong || field.validationMessage;
    }
    return Object.keys(this.wrong).length === 0;
  }

  /** @param {unknown} error @param {HTMLFormElement} form */
  #problem(error, form) {
    const errors = error instanceof Problem ? error.errors : [];
    const names = new Set([...form.elements].map((field) => field.getAttribute("name")));
    const known = errors.filter(({pointer}) => pointer && names.has(pointer));
    // The detail speaks the reader's language: with one fault it is the fault's own sentence.
    for (const {pointer, problem} of known) this.wrong[pointer ?? ""] = errors.length === 1 ? problemInWords(error) : problem;
    if (known.length === 0) this.fault = problemInWords(error);
  }

  /** What is wrong nowhere in particular. */
  faultLine() {
    return html`<p class="alert" role="alert" ?hidden=${!this.fault}>${this.fault}</p>`;
  }

  /** @param {TextField} field */
  text(field) {
    const {pointer, value = "", needed = true} = field;
    const common = this.#common(pointer);
    const input = field.lines
      ? html`<textarea id=${common.id} name=${pointer} rows=${field.lines} ?required=${needed} maxlength=${field.longest ?? nothing}
          aria-invalid=${common.invalid} aria-describedby=${common.more} @input=${common.forget} .value=${value}></textarea>`
      : html`<input id=${common.id} name=${pointer} type=${field.type ?? "text"} class=${field.large ? "large" : ""} ?required=${needed}
          ?readonly=${field.fixed} maxlength=${field.longest ?? nothing} pattern=${field.pattern ?? nothing} data-wrong=${field.wrong ?? nothing}
          list=${field.list ?? nothing} autocomplete=${field.complete ?? "off"} spellcheck="false" aria-invalid=${common.invalid}
          aria-describedby=${common.more} .value=${value}
          @input=${(/** @type {Event} */ event) => { common.forget(); field.onInput?.(event); }}>`;
    return this.#field(common, field.words, needed, input, field.hint);
  }

  /**
   * A code that is made from a name while the name is typed, until somebody types another; folded away, for most need not see it.
   *
   * @param {TextField & {make: (name: string) => string}} field value: of an empty name
   * @returns {{field: import("lit").TemplateResult, follow: (event: Event) => void}} follow: the name's onInput
   */
  codeOf({make, ...field}) {
    const {pointer} = field;
    const now = (this.codes[pointer] ??= {code: make(""), own: false});
    const follow = (/** @type {Event} */ event) => {
      const name = /** @type {HTMLInputElement} */ (event.target).value;
      if (now.own) return;
      now.code = make(name);
      delete this.wrong[pointer];
      this.host.requestUpdate();
    };
    const onInput = (/** @type {Event} */ event) => {
      now.code = /** @type {HTMLInputElement} */ (event.target).value.trim();
      now.own = now.code !== "";
      this.host.requestUpdate();
    };
    return {follow, field: html`<details class="more-fields made-code"><summary>${field.words}: <code>${now.code}</code></summary>
      ${this.text({...field, value: now.code, onInput})}</details>`};
  }

  /** @param {SelectField} field */
  select({pointer, words, hint, value = "", options, onChange}) {
    const common = this.#common(pointer);
    const choose = (/** @type {Event} */ event) => {
      common.forget();
      onChange?.(event);
    };
    const select = html`<select id=${common.id} name=${pointer} aria-invalid=${common.invalid} aria-describedby=${common.more} @change=${choose}>
      ${options.map((option) => html`<option value=${option.value} ?selected=${option.value === value} ?disabled=${option.off ?? false}>${option.words}</option>`)}
    </select>`;
    return this.#field(common, words, true, select, hint);
  }

  /**
   * Boxes of which at least one is ticked.
   *
   * @param {{pointer: string, words: string, values: string[], options: {value: string, words: string}[]}} field
   */
  boxes({pointer, words, values, options}) {
    const {more, forget} = this.#common(pointer);
    const wrong = this.wrong[pointer];
    return html`<fieldset class="field boxes" aria-describedby=${more}>
      <legend>${words}</legend>
      ${options.map((option) => html`<label><input type="checkbox" name=${pointer} value=${option.value}
        .checked=${values.includes(option.value)} aria-invalid=${Boolean(wrong)} @change=${forget}>${option.words}</label>`)}
      <p id=${more} class="wrong" ?hidden=${!wrong}>${wrong ?? nothing}</p>
    </fieldset>`;
  }

  /** Says what is wrong with a field that no pattern can check; a form's action throws it. @param {string} pointer @param {string} words */
  static refuse(pointer, words) {
    return new Problem({status: 422, detail: words, errors: [{pointer, problem: words}]});
  }

  /** @param {string} pointer */
  #common(pointer) {
    const id = this.id + pointer.replaceAll("/", "-");
    const forget = () => {
      if (!this.wrong[pointer]) return;
      delete this.wrong[pointer];
      this.host.requestUpdate();
    };
    return {id, more: `${id}-more`, pointer, invalid: /** @type {"true" | "false"} */ (String(Boolean(this.wrong[pointer]))), forget};
  }

  /** @param {{id: string, more: string, pointer: string}} common @param {string} words @param {boolean} needed @param {unknown} input @param {unknown} hint */
  #field({id, more, pointer}, words, needed, input, hint) {
    const wrong = this.wrong[pointer];
    return html`<div class="field">
      <label for=${id}>${words}${needed ? nothing : html` <span class="hint">${t("optional")}</span>`}</label>
      ${input}
      <p id=${more} class=${wrong ? "wrong" : "hint"} ?hidden=${!wrong && !hint}>${wrong ?? hint ?? nothing}</p>
    </div>`;
  }
}
