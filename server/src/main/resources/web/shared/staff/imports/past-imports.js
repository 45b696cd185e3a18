// @ts-check
/** The imports of a kind: `path` says which; with `withdraws` they can be taken back. Says `withdrawn` when one was. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage} from "talon/words.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {leftOutInWords} from "./line-faults.js";
import {w} from "./words.js";

/** @typedef {{centre?: string, month: string, leaves: number, stays: number, closed: boolean}} Month */
/** @typedef {{id: number, at: string, actor: string, person: string | null, file: string, form: string, encoding: string, sha256: string, lines: number | null, imported: number, duplicates: number | null, leftOut: {line: number, text: string}[], months: {month: string, imported: number}[], withdrawable: boolean, withdrawn: {at: string, by: string, reason: string} | null}} Import */

class PastImports extends LitElement {
  static properties = {path: {}, withdraws: {type: Boolean}, stamp: {}, imports: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    this.path = "";
    this.withdraws = false;
    /** Another value: they are asked for again. @type {unknown} */
    this.stamp = 0;
    /** @type {Import[] | null} */
    this.imports = null;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("path") || changed.has("stamp")) this.#find();
  }

  render() {
    const {imports} = this;
    return html`<h2>${w("imports")}</h2>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${problemInWords(this.fault)}</span></p>` : nothing}
      ${!imports ? html`<p class="quiet" aria-busy="true">${this.fault ? "" : w("loading")}</p>`
        : imports.length === 0 ? html`<p class="quiet">${w("noImports")}</p>`
          : html`<table class="list faults"><thead><tr><th>${w("when")}</th><th>${w("who")}</th><th>${w("file")}</th>
              <th class="number">${w("lines")}</th><th class="number">${w("news")}</th><th class="number">${w("seen")}</th><th>${w("months")}</th><th></th></tr></thead>
            <tbody>${imports.map((one) => this.#row(one))}</tbody></table>`}`;
  }

  /** @param {Import} one */
  #row(one) {
    const left = leftOutInWords(one.leftOut);
    return html`<tr>
      <td data-label=${w("when")}>${moment(one.at)}</td>
      <td data-label=${w("who")}>${one.person ?? one.actor.replace(/^staff:/, "")}</td>
      <td data-label=${w("file")}>${one.file || w("unnamed")}, ${w(one.form)}${one.encoding ? `, ${one.encoding}` : ""}
        <br><code title=${one.sha256}>${one.sha256.slice(0, 12)}…</code>
        ${left ? html`<details><summary>${left}</summary><ul>${one.leftOut.map(({line, text}) => html`<li>${line}: <code>${text}</code></li>`)}</ul></details>` : nothing}</td>
      <td class="number" data-label=${w("lines")}>${figure(one.lines)}</td>
      <td class="number" data-label=${w("news")}>${figure(one.imported)}</td>
      <td class="number" data-label=${w("seen")}>${figure(one.duplicates)}</td>
      <td data-label=${w("months")}>${one.months.map(({month, imported}) => `${month}: ${figure(imported)}`).join(", ")}</td>
      <td>${this.#way(one)}</td></tr>`;
  }

  /** @param {Import} one */
  #way(one) {
    if (one.withdrawn) {
      return html`${w("withdrawnAt", {at: moment(one.withdrawn.at), by: one.withdrawn.by.replace(/^staff:/, "")})}
        ${one.withdrawn.reason ? html`<br><span class="quiet">${one.withdrawn.reason}</span>` : nothing}`;
    }
    if (!one.withdrawable) return html`<span class="quiet">${w("tooOld")}</span>`;
    return this.withdraws
      ? html`<button type="button" class="button" aria-label=${w("withdrawOne", {file: one.file || w("unnamed"), when: moment(one.at)})}
          @click=${() => this.#ask(one)}>${w("withdraw")}</button>` : nothing;
  }

  /** @param {Import} one */
  async #ask(one) {
    try {
      const {effect} = await staffRequest("GET", `${this.path}/${one.id}`, {timeout: 0});
      const dialog = openDialog(w("question"), nothing);
      const submit = (/** @type {SubmitEvent} */ event) => {
        event.preventDefault();
        const reason = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("reason") ?? "");
        dialog.close();
        this.#withdraw(one, reason.trim());
      };
      dialog.show(html`<form @submit=${submit}>
        <p>${one.file || w("unnamed")}, ${moment(one.at)}. ${w("questionText")}</p>
        ${effectTable(effect)}
        <div class="field"><label for="withdraw-reason">${w("reason")}</label><input id="withdraw-reason" name="reason" maxlength="500" autofocus></div>
        ${formWays(w("withdraw"), () => dialog.close())}</form>`);
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  }

  /** @param {Import} one @param {string} reason */
  async #withdraw(one, reason) {
    try {
      const order = reason ? {confirmed: true, reason} : {confirmed: true};
      await staffRequest("POST", `${this.path}/${one.id}/withdrawal`, {body: order, timeout: 0});
      toast(w("done"));
      this.dispatchEvent(new CustomEvent("withdrawn", {bubbles: true}));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    this.#find();
  }

  async #find() {
    if (!this.path) return;
    try {
      this.imports = await staffRequest("GET", this.path);
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }
}

/** @param {{leaves: number, stays: number, months: Month[]}} effect */
function effectTable({leaves, stays, months}) {
  if (leaves === 0) return html`<p>${w("nothingLeaves")}</p>`;
  const centres = months.some(({centre}) => centre);
  return html`<table class="list faults"><thead><tr>${centres ? html`<th>${w("centre")}</th>` : nothing}<th>${w("month")}</th>
      <th class="number">${w("leaves")}</th><th class="number">${w("stays")}</th><th></th></tr></thead>
    <tbody>${months.map((one) => html`<tr>${centres ? html`<td>${one.centre}</td>` : nothing}<td>${one.month}</td>
      <td class="number">${figure(one.leaves)}</td><td class="number">${figure(one.stays)}</td>
      <td>${one.closed ? html`<strong>${w("closed")}</strong>` : nothing}</td></tr>`)}</tbody></table>
    ${stays ? html`<p class="quiet">${w("staysWhy")}</p>` : nothing}`;
}

/** @param {string} at */
function moment(at) {
  return new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "short", timeStyle: "short"}).format(Date.parse(at));
}

/** @param {number | null} n */
function figure(n) {
  return n === null ? "" : new Intl.NumberFormat(currentLanguage()).format(n);
}

customElements.define("past-imports", PastImports);
