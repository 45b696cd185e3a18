// @ts-check
/** The report's words of a year: whose it is, working hours, a note. */

import {LitElement, html} from "lit";
import {icon} from "talon/icons.js";
import {InWords, name} from "talon/words.js";
import {OTHERS} from "talon/staff/other-languages.js";
import {t} from "./words.js";

/** @typedef {import("./sheet.js").Page} Page */

/** So many centres are shown at once; the others are found by their name. */
const SHOWN = 50;

class PageForm extends LitElement {
  static properties = {page: {}, openings: {}, draft: {state: true}, sought: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Page} */
    this.page = /** @type {any} */ (undefined);
    /** What the hours of centres say of the year. @type {import("./sheet.js").Hours[]} */
    this.openings = [];
    /** @type {Page} */
    this.draft = /** @type {any} */ (undefined);
    /** Of a centre's name. */
    this.sought = "";
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
      <div class="pair">${this.#field("organisation", t("organisation"), draft.organisation, "ru")}${this.#field("organisationEn", t("organisationEn"), draft.organisation, "en")}
        ${OTHERS.map(({code, name: language}) => this.#field(`organisation-${code}`, `${t("organisation")} · ${language}`, draft.organisation, code))}</div>
      <div class="pair">${this.#area("noteField", t("noteField"), draft.note, "ru")}${this.#area("noteEn", t("noteEn"), draft.note, "en")}
        ${OTHERS.map(({code, name: language}) => this.#area(`note-${code}`, `${t("noteField")} · ${language}`, draft.note, code))}</div>
      <fieldset><legend>${t("hoursText")}</legend>
        ${this.#taken()}
        <table class="hours" ?hidden=${draft.hours.length === 0}><thead><tr><th>${t("where")}</th><th>${t("open")}</th><th>${t("whereEn")}</th><th>${t("openEn")}</th>
          ${OTHERS.map(({name: language}) => html`<th>${t("where")} · ${language}</th><th>${t("open")} · ${language}</th>`)}<td></td></tr></thead>
        <tbody>${draft.hours.map((row, i) => html`<tr>
          <td>${this.#input(t("where"), row.where, "ru")}</td><td>${this.#input(t("open"), row.hours, "ru")}</td>
          <td>${this.#input(t("whereEn"), row.where, "en")}</td><td>${this.#input(t("openEn"), row.hours, "en")}</td>
          ${OTHERS.map(({code, name: language}) => html`<td>${this.#input(`${t("where")} · ${language}`, row.where, code)}</td><td>${this.#input(`${t("open")} · ${language}`, row.hours, code)}</td>`)}
          <td><button type="button" class="button quiet" aria-label=${t("removeRow", {n: i + 1})} @click=${() => this.#remove(i)}>${icon("close")}</button></td></tr>`)}</tbody></table>
        <button type="button" class="button" @click=${this.#add}>${icon("plus")}${t("addHours")}</button>
      </fieldset>
      <div><button class="button primary">${t("save")}</button></div></form>`;
  }

  /** What stands in the report without anybody's doing, centre by centre. */
  #taken() {
    const own = (/** @type {import("./sheet.js").Hours} */ row) => this.draft.hours.some(({centre, where}) => (centre ? centre === row.centre : where.ru === row.where.ru));
    const rows = this.openings.filter((row) => !own(row));
    if (rows.length === 0) return html`<p class="quiet">${this.openings.length ? "" : t("noOpenings")}</p>`;
    const found = rows.filter((row) => name(row.where).toLowerCase().includes(this.sought));
    return html`<p class="quiet">${t("openingsText")}</p>
      ${rows.length > SHOWN ? html`<div class="field"><label for="openings-part">${t("findOpenings")}</label>
        <input id="openings-part" type="search" @input=${this.#find}></div>` : ""}
      <ul class="openings">${found.slice(0, SHOWN).map((row) => html`<li><p><b>${name(row.where)}</b><br>${name(row.hours)}</p>
        <button type="button" class="button quiet" @click=${() => this.#correct(row)}>${t("correct")}<span class="unseen">: ${name(row.where)}</span></button></li>`)}</ul>
      ${found.length > SHOWN ? html`<p class="quiet">${t("openingsMore", {n: found.length - SHOWN})}</p>` : ""}`;
  }

  /** @param {Event} event */
  #find = (event) => {
    this.sought = /** @type {HTMLInputElement} */ (event.target).value.trim().toLowerCase();
  };

  /** @param {import("./sheet.js").Hours} row */
  #correct(row) {
    this.draft = {...this.draft, hours: [...this.draft.hours, JSON.parse(JSON.stringify(row))]};
  }

  /** @param {string} key @param {string} words @param {import("./sheet.js").Names} names @param {string} language */
  #field(key, words, names, language) {
    return html`<div class="field"><label for="page-${key}">${words}</label>
      <input id="page-${key}" maxlength="4000" .value=${names[language] ?? ""} @input=${write(names, language)}></div>`;
  }

  /** @param {string} key @param {string} words @param {import("./sheet.js").Names} names @param {string} language */
  #area(key, words, names, language) {
    return html`<div class="field"><label for="page-${key}">${words}</label>
      <textarea id="page-${key}" rows="3" maxlength="4000" .value=${names[language] ?? ""} @input=${write(names, language)}></textarea></div>`;
  }

  /** @param {string} words @param {import("./sheet.js").Names} names @param {string} language */
  #input(words, names, language) {
    return html`<input maxlength="4000" aria-label=${words} .value=${names[language] ?? ""} @input=${write(names, language)}>`;
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

/** @param {import("./sheet.js").Names} names @param {string} language */
function write(names, language) {
  return (/** @type {Event} */ event) => {
    names[language] = /** @type {HTMLInputElement} */ (event.target).value;
  };
}

customElements.define("page-form", PageForm);
