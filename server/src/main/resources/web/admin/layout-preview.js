// @ts-check
/** The sample ticket as the printer would print it, on both papers, drawn anew as one edits. */

import {LitElement, html, nothing} from "lit";
import {InWords, LANGUAGES, currentLanguage, name} from "talon/words.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./layout-words.js";
import {drawn} from "./picture.js";
import {profileName} from "./printer-form.js";
import {listProfiles} from "./profiles.js";

/** @typedef {{code: string, words: () => string, dots: number, body: {width: number} | {profile: string}, letters: boolean}} Paper */

/** @type {Paper[]} */
const PICTURES = /** @type {const} */ ([["paper80", 576], ["paper58", 384]])
  .map(([code, dots]) => ({code, words: () => t(code), dots, body: {width: dots}, letters: false}));
const PAUSE_MS = 120;
const DOTS_A_MM = 8;

class LayoutPreview extends LitElement {
  static properties = {
    draft: {}, centre: {}, pictures: {state: true}, fault: {state: true}, language: {state: true}, copy: {state: true}, longest: {state: true},
    service: {state: true}, large: {state: true}, waiting: {state: true}, papers: {state: true},
  };

  constructor() {
    super();
    new InWords(this);
    /** @type {import("./layout-draft.js").Draft | null} */
    this.draft = null;
    /** Whose names are shown; null: invented ones. @type {import("talon/types.js").Centre | null} */
    this.centre = null;
    /** @type {Record<string, {url: string, height: number}>} */
    this.pictures = {};
    /** @type {unknown} */
    this.fault = null;
    this.language = currentLanguage();
    this.copy = false;
    this.longest = false;
    this.service = "";
    /** Runs while a draft waits to be drawn. @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
    /** The paper that is shown dot for dot. */
    this.large = "";
    /** Two sizes of paper, and whatever printers in text mode make of the ticket. */
    this.papers = PICTURES;
    /** Whether the pictures are those of an earlier draft. */
    this.waiting = true;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    listProfiles().then((profiles) => (this.papers = [...PICTURES, ...profiles.filter(isUsedForText).map(inLetters)]), (error) => (this.fault = error));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asked?.abort();
    for (const {url} of Object.values(this.pictures)) URL.revokeObjectURL(url);
    this.pictures = {};
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre")) this.service = "";
    if (["draft", "centre", "language", "copy", "longest", "service", "papers"].some((one) => changed.has(one))) this.#soon();
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("large") && this.large) this.querySelector("dialog")?.showModal();
  }

  render() {
    const services = (this.centre?.services ?? []).filter((one) => one.active !== false);
    return html`<div class="preview-top"><h2>${t("preview")}</h2>
        ${services.length && !this.longest ? html`<label class="choice"><span class="unseen">${t("service")}</span>
          <select @change=${(/** @type {Event} */ event) => (this.service = /** @type {HTMLSelectElement} */ (event.target).value)}>
            <option value="" .selected=${!this.service}>${t("anyService")}</option>
            ${services.map((one) => html`<option value=${one.code} .selected=${one.code === this.service}>${name(one.name)}</option>`)}</select></label>` : nothing}
      </div>
      <div class="sample">
        <div class="sample-languages" role="group" aria-label=${t("language")}>${LANGUAGES.map(({code: language, name: own}) => html`<button type="button" lang=${language}
          aria-pressed=${language === this.language ? "true" : "false"} @click=${() => (this.language = language)}>${own}</button>`)}</div>
        ${this.#box("copy", this.copy, (on) => (this.copy = on))}
        ${this.#box("longest", this.longest, (on) => (this.longest = on))}
        ${this.papers.filter((paper) => paper.letters).map((paper) => html`<button type="button" class="button quiet" @click=${() => this.#bring(paper)}>${t("letters")}<span
          class="unseen"> ${paper.words()}</span></button>`)}
      </div>
      <p class="alert" role="alert" ?hidden=${!this.fault}>${this.fault ? problemInWords(this.fault) : nothing}</p>
      <div class="papers" aria-busy=${this.waiting ? "true" : "false"}>${this.papers.map((paper) => this.#paper(paper))}</div>
      ${this.large ? this.#dotForDot() : nothing}`;
  }

  /** @param {string} words @param {boolean} on @param {(on: boolean) => void} turn */
  #box(words, on, turn) {
    return html`<label class="box"><input type="checkbox" .checked=${on}
      @change=${(/** @type {Event} */ event) => turn(/** @type {HTMLInputElement} */ (event.target).checked)}>${t(words)}</label>`;
  }

  /** @param {Paper} paper */
  #paper({code, words: called, dots, letters}) {
    const picture = this.pictures[code];
    const words = t("picture", {paper: called()});
    return html`<figure class="paper" data-dots=${letters ? nothing : dots} data-profile=${letters ? code : nothing}>
      <figcaption>${called()}${picture ? html`<span class="quiet"> · ${t("length", {mm: Math.round(picture.height / DOTS_A_MM)})}</span>` : nothing}</figcaption>
      <button type="button" class="paper-picture" title=${t(letters ? "lineForLine" : "dotForDot")} aria-label="${words}. ${t(letters ? "lineForLine" : "dotForDot")}" @click=${() => (this.large = code)}>
        ${picture ? html`<img src=${picture.url} width=${dots / 2} height=${picture.height / 2} alt=${words}>` : nothing}</button>
      ${letters ? html`<p class="quiet paper-letters">${t("ownLetters")}</p>` : nothing}
    </figure>`;
  }

  /** The papers stand side by side, and there is not room for all. @param {Paper} paper */
  #bring({code}) {
    this.querySelector(`[data-profile="${code}"]`)?.scrollIntoView({inline: "end", block: "nearest"});
  }

  #dotForDot() {
    const paper = this.papers.find((one) => one.code === this.large) ?? PICTURES[0];
    const title = t(paper.letters ? "lineForLine" : "dotForDot");
    const picture = this.pictures[this.large];
    return html`<dialog class="staff-dialog dot-for-dot" aria-label=${title} @close=${() => (this.large = "")}>
      <form method="dialog"><h2>${title} · ${paper.words()}</h2><button class="button" autofocus>${t("close")}</button></form>
      <img src=${picture?.url} width=${paper.dots} height=${picture?.height} alt=${t("picture", {paper: paper.words()})}>
    </dialog>`;
  }

  #soon() {
    this.waiting = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#draw(), PAUSE_MS);
  }

  async #draw() {
    this.timer = undefined;
    if (!this.draft) return;
    this.asked?.abort();
    const asked = (this.asked = new AbortController());
    const {papers} = this;
    const body = {...this.draft, language: this.language, copy: this.copy, longest: this.longest, centre: this.centre?.code ?? null, service: this.service || null};
    try {
      const pictures = await Promise.all(papers.map((paper) => drawn("/slip-preview", {body: {...body, ...paper.body}, signal: asked.signal})));
      const heights = await Promise.all(pictures.map(heightOf));
      if (asked.signal.aborted) return pictures.forEach((url) => URL.revokeObjectURL(url));
      const before = Object.values(this.pictures);
      this.pictures = Object.fromEntries(papers.map(({code}, i) => [code, {url: pictures[i], height: heights[i]}]));
      this.fault = null;
      // Another draft may have come meanwhile, whose turn is soon.
      this.waiting = this.timer !== undefined;
      await this.updateComplete;
      before.forEach(({url}) => URL.revokeObjectURL(url));
    } catch (error) {
      if (!asked.signal.aborted) this.fault = error;
    }
  }
}

/** @param {import("./profiles.js").Profile} profile */
function isUsedForText({mode, printers}) {
  return mode === "text" && printers > 0;
}

/** @param {import("./profiles.js").Profile} profile @returns {Paper} */
function inLetters(profile) {
  return {code: profile.code, words: () => profileName(profile), dots: profile.widthDots, body: {profile: profile.code}, letters: true};
}

/** @param {string} url */
async function heightOf(url) {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  return picture.naturalHeight;
}

customElements.define("layout-preview", LayoutPreview);
