// @ts-check
/** The report's words of a year: whose it is, working hours, a note. */

import {LitElement, html} from "lit";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {import("./sheet.js").Page} Page */

class PageForm extends LitElement {
  static properties = {page: {}, draft: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Page} */
    this.page = /** @type {any} */ (undefined);
    /** @type {Page} */
    this.draft = /** @type {any} */ (undefined);
  }

  createRenderRoot() {
    return this;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("page")) this.draft = JSON.parse(JSON.stringify(this.page));
  }

  render() {
    const {draft} = this;
    return html`<form class="page-form" @submit=${this.#save}>
      <div class="pair">${this.#field("organisation", draft.organisation, "ru")}${this.#field("organisationEn", draft.organisation, "en")}</div>
      <div class="pair">${this.#area("noteField", draft.note, "ru")}${this.#area("noteEn", draft.note, "en")}</div>
      <fieldset><legend>${t("hoursText")}</legend>
        <table class="hours" ?hidden=${draft.hours.length === 0}><thead><tr><th>${t("where")}</th><th>${t("open")}</th><th>${t("whereEn")}</th><th>${t("openEn")}</th><td></td></tr></thead>
        <tbody>${draft.hours.map((row, i) => html`<tr>
          <td>${this.#input("where", row.where, "ru")}</td><td>${this.#input("open", row.hours, "ru")}</td>
          <td>${this.#input("whereEn", row.where, "en")}</td><td>${this.#input("openEn", row.hours, "en")}</td>
          <td><button type="button" class="button quiet" aria-label=${t("removeRow", {n: i + 1})} @click=${() => this.#remove(i)}>${icon("close")}</button></td></tr>`)}</tbody></table>
        <button type="button" class="button" @click=${this.#add}>${icon("plus")}${t("addHours")}</button>
      </fieldset>
      <div><button class="button primary">${t("save")}</button></div></form>`;
  }

  /** @param {string} key @param {{ru: string, en: string}} names @param {"ru" | "en"} language */
  #field(key, names, language) {
    return html`<div class="field"><label for="page-${key}">${t(key)}</label>
      <input id="page-${key}" maxlength="4000" .value=${names[language]} @input=${write(names, language)}></div>`;
  }

  /** @param {string} key @param {{ru: string, en: string}} names @param {"ru" | "en"} language */
  #area(key, names, language) {
    return html`<div class="field"><label for="page-${key}">${t(key)}</label>
      <textarea id="page-${key}" rows="3" maxlength="4000" .value=${names[language]} @input=${write(names, language)}></textarea></div>`;
  }

  /** @param {string} key @param {{ru: string, en: string}} names @param {"ru" | "en"} language */
  #input(key, names, language) {
    return html`<input maxlength="4000" aria-label=${t(key)} .value=${names[language]} @input=${write(names, language)}>`;
  }

  #add = () => {
    this.draft = {...this.draft, hours: [...this.draft.hours, {where: {ru: "", en: ""}, hours: {ru: "", en: ""}}]};
  };

  /** @param {number} row */
  #remove(row) {
    this.draft = {...this.draft, hours: this.draft.hours.filter((_, i) => i !== row)};
  }

  /** @param {SubmitEvent} event */
  #save = (event) => {
    event.preventDefault();
    const hours = this.draft.hours.filter((row) => row.where.ru.trim() || row.hours.ru.trim());
    this.dispatchEvent(new CustomEvent("save", {detail: {...this.draft, hours}}));
  };
}

/** @param {{ru: string, en: string}} names @param {"ru" | "en"} language */
function write(names, language) {
  return (/** @type {Event} */ event) => {
    names[language] = /** @type {HTMLInputElement} */ (event.target).value;
  };
}

customElements.define("page-form", PageForm);
