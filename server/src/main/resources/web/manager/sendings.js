// @ts-check
/** Reports that are sent by themselves: which, when, to whom, and what became of the newest. */

import {LitElement, html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {InWords, currentLanguage, name} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {sendingForm} from "./sending-form.js";
import {t} from "./sending-words.js";

/** @typedef {{recipient: string, state: "pending" | "sent" | "failed", tries: number, at?: string, reason?: import("talon/types.js").Name}} Letter */
/** @typedef {{state: "pending" | "sent" | "partly" | "failed", at: string, tries: number, reason?: import("talon/types.js").Name, letters: Letter[]}} Last */
/** @typedef {{id: string, centre?: string, what: string, rhythm: string, hour: number, language: string, recipients: string[],
 *   active: boolean, stopped: boolean, last?: Last}} Sending */
/** @typedef {{mail: boolean, folder: boolean, sendings: Sending[]}} Listed */

const AGAIN_MS = 5_000;

class ManagerSendings extends LitElement {
  static properties = {centres: {}, pooled: {type: Boolean}, listed: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, AGAIN_MS, () => this.#read());
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** Whether the reader may see all centres pooled. */
    this.pooled = false;
    /** @type {Listed | null} */
    this.listed = null;
    /** @type {unknown} */
    this.fault = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  render() {
    const {listed} = this;
    const nowhere = listed && !listed.mail && !listed.folder;
    return html`
      <div class="section-top"><h1>${t("title")}</h1><span class="gap"></span>
        ${listed && !nowhere ? html`<button type="button" class="button primary" @click=${() => this.#edit(null)}>${icon("plus")}${t("add")}</button>` : nothing}</div>
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}<span>${problemInWords(this.fault)}</span></p>` : nothing}
      ${nowhere ? html`<p class="alert" role="status">${icon("warning")}<span>${t("nowhere")}</span></p>` : nothing}
      ${listed ? this.#table(listed.sendings) : html`<p class="quiet" aria-busy="true"></p>`}`;
  }

  /** @param {Sending[]} sendings */
  #table(sendings) {
    if (sendings.length === 0) {
      return html`<div class="empty-report" role="status">${icon("clock")}<div><h2>${t("empty")}</h2><p class="quiet">${t("emptyText")}</p></div></div>`;
    }
    return html`<div class="figures-frame"><table class="figures sendings"><thead><tr><th scope="col" class="key">${t("report")}</th>
        <th scope="col" class="left">${t("when")}</th><th scope="col" class="left">${t("whom")}</th><th scope="col" class="left">${t("lastly")}</th><td></td></tr></thead>
      <tbody>${sendings.map((one) => this.#row(one))}</tbody></table></div>
      <footer class="report-notes"><p>${t("rules")}</p></footer>`;
  }

  /** @param {Sending} one */
  #row(one) {
    const title = t(one.what);
    return html`<tr><th scope="row" class="key">${title}<span class="quiet under">${this.#where(one)}</span></th>
      <td class="left">${t(`at-${one.rhythm}`, {hour: one.hour})}${one.centre ? nothing : html`<span class="quiet under">${t("utc")}</span>`}
        ${one.active ? nothing : html`<strong class="under">${t("off")}</strong>`}
        ${one.active && one.stopped ? html`<strong class="under">${t("stopped")}</strong>` : nothing}</td>
      <td class="left">${one.recipients.length ? one.recipients.map((address) => html`<span class="under">${address}</span>`) : t("toFolder", {id: one.id})}</td>
      <td class="left">${lastInWords(one.last)}</td>
      <td class="left"><div class="files">
        <button type="button" class="button" @click=${() => this.#send(one)}>${t("now")}<span class="unseen"> ${title}</span></button>
        <button type="button" class="button quiet" @click=${() => this.#edit(one)}>${t("change")}<span class="unseen"> ${title}</span></button>
        <button type="button" class="button quiet" @click=${() => this.#remove(one)}>${t("remove")}<span class="unseen"> ${title}</span></button></div></td></tr>`;
  }

  /** @param {Sending} one */
  #where(one) {
    return one.centre ? name(this.centres.find((centre) => centre.code === one.centre)?.name) || one.centre : t("allCentres");
  }

  /** @param {Sending | null} one */
  async #edit(one) {
    const listed = /** @type {Listed} */ (this.listed);
    if (await sendingForm({one, centres: this.centres, pooled: this.pooled, listed})) {
      toast(t("saved"));
      this.#read();
    }
  }

  /** @param {Sending} one */
  async #send(one) {
    try {
      await staffCommand(`/sendings/${one.id}/send`);
      toast(t("asked"));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    this.#read();
  }

  /** @param {Sending} one */
  async #remove(one) {
    if (!(await confirmed({title: t("removeTitle"), text: `${t(one.what)} · ${this.#where(one)}`, yes: t("remove"), danger: true}))) return;
    try {
      await staffRequest("DELETE", `/sendings/${one.id}`);
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    this.#read();
  }

  async #read() {
    try {
      this.listed = await staffRequest("GET", "/sendings");
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
  }
}

/** @param {Last | undefined} last */
function lastInWords(last) {
  if (!last) return html`<span class="quiet">${t("never")}</span>`;
  const {letters} = last;
  const got = letters.filter((letter) => letter.state === "sent").length;
  const when = {at: moment(last.at), n: last.tries, got, of: letters.length};
  // A reason that every recipient has is said once.
  const reasons = new Set(letters.map((letter) => name(letter.reason)).filter(Boolean));
  const alike = letters.length === 0 || (got === 0 && reasons.size < 2);
  const tried = last.reason !== undefined && last.reason !== null;
  const headline = last.state === "sent" ? t("sent", when)
    : last.state === "partly" ? html`<strong>${t("partly", when)}</strong>`
      : last.state === "failed" ? html`<strong>${t("failed", when)}</strong>`
        : tried ? t(got ? "againSome" : "again", when) : t("sending");
  return html`${headline}
    ${alike && tried ? html`<span class="under reason">${name(last.reason)}</span>` : nothing}
    ${letters.length && !(alike && letters.length === 1) ? html`<ul class="letters">${letters.map((letter) => letterInWords(letter, alike))}</ul>` : nothing}`;
}

/** @param {Letter} letter @param {boolean} alike whether the reason is said already */
function letterInWords(letter, alike) {
  const state = letter.state === "pending" ? (letter.tries ? "letterAgain" : "letterNotYet") : letter.state === "sent" ? "letterSent" : "letterFailed";
  return html`<li class=${letter.state}>${icon(letter.state === "sent" ? "check" : letter.state === "failed" ? "close" : "clock")}<span><span
    class="address">${letter.recipient}</span> — ${t(state, {at: letter.at ? moment(letter.at) : "", n: letter.tries})}${!alike && letter.reason
    ? html`<span class="under reason">${name(letter.reason)}</span>` : nothing}</span></li>`;
}

/** @param {string} at */
function moment(at) {
  return new Intl.DateTimeFormat(currentLanguage(), {dateStyle: "short", timeStyle: "short"}).format(new Date(at));
}

customElements.define("manager-sendings", ManagerSendings);
