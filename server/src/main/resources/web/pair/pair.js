// @ts-check
/** Where the QR code of a new device leads an administrator's phone: what is it, whose, and one press. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {doorway, helpLink, languageSwitch, noCentresYet} from "talon/staff/frame.js";
import {asLatin, isOf, lookAt, p, pair, spoken} from "talon/staff/pair.js";
import {StaffPage} from "talon/staff/page.js";
import {problemInWords, s} from "talon/staff/words.js";

/** @type {Record<string, import("talon/icons.js").IconName>} */
const PICTURES = {kiosk: "touch", "hall-display": "screen", "desk-display": "sign", agent: "printer"};

class TalonPair extends StaffPage {
  static properties = {shown: {state: true}, done: {state: true}, fault: {state: true}, chosen: {state: true}, desk: {state: true}, sending: {state: true}};

  constructor() {
    super();
    /** @type {import("talon/staff/pair.js").Shown | null} */
    this.shown = null;
    /** @type {import("talon/types.js").Device | null} */
    this.done = null;
    /** @type {unknown} */
    this.fault = null;
    this.chosen = "";
    this.desk = "";
    this.sending = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (coded()) this.#look(coded());
  }

  /** Another QR code was opened over this page. */
  readAddress() {
    this.shown = this.done = null;
    if (coded()) this.#look(coded());
  }

  render() {
    const outside = doorway(this.session, ["administrator"]);
    if (outside) return outside;
    document.title = p("title");
    return html`<main class="pair"><div class="pair-top"><p class="brand">${icon("ticket")}${s("talon")}</p>${helpLink("admin#screens")}${languageSwitch()}</div>
      ${this.centres?.length === 0 ? noCentresYet("administrator") : html`<section class="pair-card" aria-live="polite">${this.#card()}</section>`}</main>`;
  }

  #card() {
    if (this.done) return this.#paired(this.done);
    const fault = this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${problemInWords(this.fault)}</span></p>` : nothing;
    if (!this.shown || !this.centres) return this.fault || !coded() ? html`${fault}${this.#typing()}` : html`<p aria-busy="true">${p("looking")}</p>`;
    const {shown, centres} = this;
    const centre = centres.find(({code}) => code === this.chosen) ?? centres[0];
    const desk = centre.desks.some(({code}) => code === this.desk) ? this.desk : centre.desks[0]?.code ?? "";
    const needsDesk = shown.kind === "desk-display";
    return html`${fault}
      <span class="pair-mark">${icon(PICTURES[shown.kind])}</span>
      <h1>${p(`what-${shown.kind}`)}</h1>
      <p class="pair-code">${spoken(shown.code)}</p>
      <p class="quiet">${p("sameLetters")}</p>
      ${centres.length > 1 ? choice("centre", p("centre"), centres.map(({code, name: words}) => ({code, words: name(words)})), centre.code, (code) => (this.chosen = code)) : nothing}
      ${needsDesk ? choice("desk", p("desk"), centre.desks.map(({code}) => ({code, words: s("desk", {desk: code})})), desk, (code) => (this.desk = code)) : nothing}
      <button type="button" class="button primary large" ?disabled=${this.sending || (needsDesk && !desk)}
        @click=${() => this.#pair(shown, centre.code, needsDesk ? desk : null)}>${icon("check")}<span>${isOf(shown, centre)}</span></button>`;
  }

  /** @param {import("talon/types.js").Device} device */
  #paired(device) {
    return html`<span class="pair-mark well">${icon("check")}</span><h1>${p("paired", {name: device.name})}</h1>
      <p class="quiet">${p("pairedText")}</p>
      <a class="button primary large" href="/admin/?section=start&centre=${device.centre}">${p("toStart")}</a>`;
  }

  #typing() {
    const send = (/** @type {SubmitEvent} */ event) => {
      event.preventDefault();
      const typed = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get("code"));
      if (typed.trim()) this.#look(typed);
    };
    return html`<h1>${p("title")}</h1><form class="field" @submit=${send}><label for="code">${p("code")}</label>
      <input id="code" name="code" class="large" maxlength="16" autocomplete="off" autocapitalize="characters" spellcheck="false" autofocus
        @input=${(/** @type {Event} */ event) => { const field = /** @type {HTMLInputElement} */ (event.target); field.value = asLatin(field.value); }}>
      <p class="hint">${p("codeHint")}</p>
      <button class="button primary large">${p("next")}</button></form>`;
  }

  /** @param {string} code */
  async #look(code) {
    this.fault = null;
    try {
      this.shown = await lookAt(code);
      // A code serves once: who comes back to this address finds nothing old.
      history.replaceState(null, "", location.pathname);
    } catch (error) {
      this.fault = error;
    }
  }

  /** @param {import("talon/staff/pair.js").Shown} shown @param {string} centre @param {string | null} desk */
  async #pair(shown, centre, desk) {
    this.sending = true;
    this.fault = null;
    try {
      this.done = await pair(shown, centre, desk);
    } catch (error) {
      this.fault = error;
    }
    this.sending = false;
  }
}

/** @param {string} id @param {string} words @param {{code: string, words: string}[]} options @param {string} value @param {(code: string) => void} choose */
function choice(id, words, options, value, choose) {
  return html`<div class="field"><label for=${id}>${words}</label>
    <select id=${id} @change=${(/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value)}>
      ${options.map((option) => html`<option value=${option.code} ?selected=${option.code === value}>${option.words}</option>`)}</select></div>`;
}

/** The code that the address brought, behind a # that no browser sends. */
function coded() {
  return decodeURIComponent(location.hash.slice(1));
}

customElements.define("talon-pair", TalonPair);
