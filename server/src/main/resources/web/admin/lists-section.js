// @ts-check
/** A centre's own lists: how a service may end, and the reasons that staff choose from. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {OTHERS, eachLanguage} from "talon/staff/other-languages.js";
import {staffRequest} from "talon/staff/session.js";
import {Filling} from "./filling.js";
import {Section} from "./section.js";
import {t} from "./words.js";

/** @typedef {{code: string, names: Partial<Record<string, string>>, active: boolean}} Item */
/** @typedef {{list: string, items: Item[]}} List */

/** In the order of a day: at the desk, in the hall. */
const LISTS = ["outcome", "break", "postpone", "aside", "no-show", "return", "transfer", "out-of-turn", "priority", "cancel", "close"];
const LONGEST = 100;
/** More are not chosen from at a glance. */
const MOST = 20;

/** @extends {Section<List>} */
class ListsSection extends Section {
  static properties = {...Section.properties, centre: {}, draft: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** The items as they are being changed. @type {Item[]} */
    this.draft = [];
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.#find();
  }

  #find() {
    const {code} = this.centre;
    this.read(async () => {
      /** @type {(Item & {list: string})[]} */
      const all = await staffRequest("GET", `/centres/${code}/lists`);
      return LISTS.map((list) => ({list, items: all.filter((item) => item.list === list)}));
    });
  }

  render() {
    return html`
      ${this.top(t("lists"), t("listsText"))}
      ${(this.rows ?? []).map((row) => html`<section class="own-list" aria-labelledby=${`list-${row.list}`}>
        <div class="own-list-top"><div><h2 id=${`list-${row.list}`}>${t(`list-${row.list}`)}</h2><p class="quiet">${t(`list-${row.list}-text`)}</p></div>
          <button type="button" class="button" @click=${() => this.edit(row)}>${t("change")}<span class="unseen"> ${t(`list-${row.list}`)}</span></button></div>
        ${shown(row.items)}
      </section>`)}
      ${this.editing && this.editing !== "new" ? this.#form(this.editing) : nothing}`;
  }

  /** @param {List | "new"} row */
  edit(row) {
    this.draft = row === "new" ? [] : row.items.map((item) => ({...item, names: {...item.names}}));
    super.edit(row);
  }

  /** @param {List} row */
  #form(row) {
    const {draft} = this;
    const fields = html`<p class="quiet">${t("listFormText")}</p>
      <ol class="list-rows">${draft.map((item, at) => this.#item(item, at))}</ol>
      <button type="button" class="button" ?disabled=${draft.length >= MOST} @click=${this.#add}>${icon("plus")}${t("listAdd")}</button>`;
    return this.dialog({title: t(`list-${row.list}`), fields, submit: t("save"), done: t("saved"), action: () => this.#put(row)});
  }

  /** @param {Item} item @param {number} at */
  #item(item, at) {
    const change = () => this.requestUpdate();
    const field = (/** @type {string} */ language, /** @type {string} */ label, /** @type {string} */ hint, needed = true) => html`<input name=${`/items/${at}/names/${language}`}
      maxlength=${LONGEST} ?required=${needed} autocomplete="off" aria-label=${label} placeholder=${hint} .value=${item.names[language] ?? ""}
      @input=${(/** @type {Event} */ event) => { item.names[language] = /** @type {HTMLInputElement} */ (event.target).value; }}>`;
    const wrong = this.filling.wrong[`/items/${at}/names/ru`] ?? this.filling.wrong[`/items/${at}/names/en`];
    return html`<li class="list-row">
      ${field("ru", t("listRu", {n: at + 1}), t("nameRu"))}${field("en", t("listEn", {n: at + 1}), t("nameEn"), false)}
      <button type="button" class="button quiet" aria-label=${t("listUp", {name: name(item.names)})} ?disabled=${at === 0} @click=${() => this.#move(at)}>${icon("up")}</button>
      <button type="button" class="button quiet" aria-label=${t("listRemove", {name: name(item.names)})} @click=${() => { this.draft = this.draft.filter((one) => one !== item); change(); }}>${icon("close")}</button>
      ${OTHERS.map(({code, name: language}) => field(code, t("listIn", {n: at + 1, language}), language, false))}
      ${wrong ? html`<p class="wrong" role="alert">${wrong}</p>` : nothing}</li>`;
  }

  #add = async () => {
    const taken = new Set(this.draft.map(({code}) => code));
    let n = this.draft.length + 1;
    while (taken.has(`own-${n}`)) n++;
    this.draft = [...this.draft, {code: `own-${n}`, names: {ru: "", en: ""}, active: true}];
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector(".list-row:last-child input"))?.focus();
  };

  /** One place up. @param {number} at */
  #move(at) {
    const draft = [...this.draft];
    [draft[at - 1], draft[at]] = [draft[at], draft[at - 1]];
    this.draft = draft;
  }

  /** @param {List} row */
  async #put(row) {
    const items = this.draft.map(({code, names, active}) => ({code, names: eachLanguage((language) => names[language]), active}));
    const twice = items.findIndex(({names}, at) => items.some((other, before) => before < at && other.names.ru === names.ru));
    if (twice >= 0) throw Filling.refuse(`/items/${twice}/names/ru`, t("listTwice"));
    await staffRequest("PUT", `/centres/${this.centre.code}/lists/${row.list}`, {body: {items}});
    this.#find();
  }
}

/** @param {Item[]} items */
function shown(items) {
  const active = items.filter((item) => item.active);
  if (active.length === 0) return html`<p class="quiet">${t("listEmpty")}</p>`;
  return html`<ul class="list-shown">${active.map((item) => html`<li>${name(item.names)}</li>`)}</ul>`;
}

customElements.define("lists-section", ListsSection);
