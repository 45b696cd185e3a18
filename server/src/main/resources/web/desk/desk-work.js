// @ts-check
/** The work at one desk: one large button, its time, and who waits. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, capital, mmss} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {awayLine, staffHeader} from "talon/staff/frame.js";
import {kindsInWords, s} from "talon/staff/words.js";
import "./call-dialog.js";
import "./reprint-dialog.js";
import {DeskHold} from "./desk-hold.js";
import {DeskModel} from "./desk-model.js";
import {askPause, pausedCard, resume} from "./desk-pause.js";
import {ownFigures} from "./own-figures.js";
import {NO_SHOW_PATIENCE, RECALL_PAUSE, actionOfKey, actionsOf, firstCall, keyOf, phaseOf, primaryOf} from "./phase.js";
import {queuePanel} from "./queue-panel.js";
import {ticketCard} from "./ticket-card.js";
import {t} from "./words.js";

/** @typedef {import("./phase.js").Action} Action */

const TICK_MS = 500;

class DeskWork extends LitElement {
  static properties = {centre: {}, desk: {}, who: {}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.desk = "";
    /** @type {import("talon/staff/session.js").Staff} */
    this.who = /** @type {any} */ (undefined);
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.pressed);
    this.ticking = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.pressed);
    clearInterval(this.ticking);
    this.#close();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("centre") && !changed.has("desk")) return;
    this.#close();
    const draw = () => this.requestUpdate();
    this.model = new DeskModel(this.centre.code, this.desk);
    this.model.addEventListener("change", draw);
    this.hold = new DeskHold(this.model.path);
    this.hold.addEventListener("change", draw);
  }

  updated() {
    const call = this.model?.view?.call;
    document.title = [call?.label, s("desk", {desk: this.desk})].filter(Boolean).join(" · ");
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.querySelector(".primary-action"))?.focus({preventScroll: true});
  }

  render() {
    const {model, hold} = this;
    if (!model || !hold) return nothing;
    if (hold.state === "refused" || hold.state === "taken") return this.#elsewhere(hold);
    const call = model.view?.call ?? null;
    const actions = this.#actions();
    return html`
      ${this.#header()}
      <main class="work">
        ${awayLine(model.link, this.centre.zone)}
        <div class="work-left">
          ${this.#pause() ? pausedCard({pause: this.#pause(), zone: this.centre.zone, now: model.now()})
            : ticketCard({view: model.view, services: this.centre.services, now: model.now()})}
          ${this.#pause() ? this.#resume() : this.#primary(actions)}
          ${this.#notice()}${this.#pad()}
          <div class="secondary" role="group">
            ${this.#secondary("recall", actions, this.#recallWords())}
            ${this.#secondary("no-show", actions)}
            ${actions.has("continue") && call ? this.#secondary("continue", actions, this.#continueWords(call)) : nothing}
            <span class="gap"></span>
            <button type="button" class="button" @click=${this.#reprint}>${t("reprint")}</button>
            ${this.#pause() ? nothing : html`<button type="button" class="button" aria-disabled=${!actions.has("call-next")} aria-keyshortcuts="F9"
              @click=${this.#stepAway}>${t("pause")}<kbd>F9</kbd></button>`}
            ${this.#secondary("call", actions)}
          </div>
        </div>
        ${queuePanel({view: model.view, centre: this.centre, now: model.now()})}
      </main>
      <call-dialog .model=${model}></call-dialog>
      <reprint-dialog .centre=${this.centre.code}></reprint-dialog>`;
  }

  #header() {
    const {view} = /** @type {DeskModel} */ (this.model);
    const today = view
      ? [t("today", {n: view.today.served}), view.today.service === null ? "" : t("mean", {time: mmss(view.today.service)})].filter(Boolean).join(" · ")
      : "";
    return staffHeader({
      title: s("desk", {desk: this.desk}),
      beside: html`<span>${view ? capital(kindsInWords(view.stages)) : ""}</span>
        <button type="button" class="button quiet" @click=${this.#otherDesk}>${t("changeDesk")}</button>
        <button type="button" class="button quiet" @click=${() => ownFigures(this.centre)}>${t("own")}</button>`,
      facts: today,
      who: this.who,
      leave: () => this.hold?.leave(),
    });
  }

  /** @param {Set<Action>} actions */
  #primary(actions) {
    const {view, sending} = /** @type {DeskModel} */ (this.model);
    const action = primaryOf[phaseOf(view?.call ?? null)];
    const off = !actions.has(action);
    return html`<button type="button" class="primary-action ${sending ? "busy" : ""}" aria-disabled=${off}
      aria-keyshortcuts=${keyOf[action]} @click=${() => this.#do(action)}>
      <span>${t(action)}</span><kbd>${keyOf[action]}</kbd></button>`;
  }

  /** Why nobody is called here now; null: people are. */
  #pause() {
    const view = this.model?.view;
    return view && !view.call ? view.pause : null;
  }

  #resume() {
    return html`<button type="button" class="primary-action" aria-disabled="false" aria-keyshortcuts="F2" @click=${this.#comeBack}>
      <span>${t("resume")}</span><kbd>F2</kbd></button>`;
  }

  #stepAway = async () => {
    const {model} = this;
    if (model && this.#actions().has("call-next") && (await askPause(model.path))) model.refresh();
  };

  #comeBack = async () => {
    const {model} = this;
    if (model && (await resume(model.path))) model.refresh();
  };

  /** @param {Action} action @param {Set<Action>} actions @param {string} [words] */
  #secondary(action, actions, words = t(action)) {
    return html`<button type="button" class="button" aria-disabled=${!actions.has(action)}
      aria-keyshortcuts=${keyOf[action]} @click=${() => this.#do(action)}>${words}<kbd>${keyOf[action]}</kbd></button>`;
  }

  #notice() {
    const {notice, slow, link} = /** @type {DeskModel} */ (this.model);
    const text = slow ? t(link.away ? "sendingAway" : "sending") : notice?.text ?? "";
    const wrong = !slow && notice?.wrong;
    return html`<p class="notice ${wrong ? "wrong" : ""}" role=${wrong ? "alert" : "status"}>
      ${text ? html`${icon(wrong ? "warning" : slow ? "clock" : "check")}<span>${text}</span>` : nothing}</p>`;
  }

  /** Nobody presses keys that do nothing without being told. */
  #pad() {
    if (this.model?.view?.pad !== "away") return nothing;
    return html`<p class="notice wrong pad" role="status">${icon("offline")}<span>${t("padAway")}</span></p>`;
  }

  /** @param {DeskHold} hold */
  #elsewhere(hold) {
    const taken = hold.state === "taken";
    const verb = taken ? "taken" : "held";
    const who = !hold.holder ? "Text" : hold.holder === this.who.name ? "ByYou" : "By";
    const text = t(verb + who, {name: hold.holder});
    return html`<main class="door">
      <span class="door-mark">${icon("desk")}</span>
      <div class="door-words" role="alert"><h1>${t(`${verb}Title`, {desk: this.desk})}</h1><p>${text}</p></div>
      <div class="door-ways">
        <button type="button" class="button primary" @click=${() => hold.hold({take: true})}>${t(taken ? "takeBack" : "take")}</button>
        <button type="button" class="button" @click=${this.#otherDesk}>${t("changeDesk")}</button>
      </div>
    </main>`;
  }

  /** What may be done at this moment. @returns {Set<Action>} */
  #actions() {
    const {model, hold} = this;
    if (!model?.view || hold?.state !== "held" || model.sending || this.#pause()) return new Set();
    const actions = actionsOf(model.view.call);
    if (this.#recallPause() > 0) actions.delete("recall");
    return actions;
  }

  /** Seconds until the ticket may be called again. */
  #recallPause() {
    const {model} = this;
    if (model?.view?.call?.state !== "called") return 0;
    return Math.max(0, Math.ceil(RECALL_PAUSE - (model.now() - model.lastCall()) / 1000));
  }

  #recallWords() {
    const n = this.#recallPause();
    return n > 0 ? t("recallIn", {n}) : t("recall");
  }

  /** @param {import("./phase.js").Call} call */
  #continueWords(call) {
    return t(call.route[call.position] === "cash" ? "continueCash" : "continueConsultation");
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    const stepping = event.key === "F9" ? this.#stepAway : event.key === "F2" && this.#pause() ? this.#comeBack : null;
    if (stepping) {
      event.preventDefault();
      if (!event.repeat && !document.querySelector("dialog[open]")) stepping();
      return;
    }
    const action = actionOfKey(event.key, phaseOf(this.model?.view?.call ?? null));
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (!action) return;
    // Never the browser's own meaning: F5 would load the page again in the middle of a call.
    event.preventDefault();
    if (!event.repeat && !typing && !document.querySelector("dialog[open]")) this.#do(action);
  }

  /** @param {Action} action */
  async #do(action) {
    const {model} = this;
    const call = model?.view?.call ?? null;
    if (!model || !this.#actions().has(action)) return;
    if (action === "call") {
      /** @type {import("./call-dialog.js").CallDialog | null} */ (this.querySelector("call-dialog"))?.open();
      return;
    }
    if (action === "no-show" && call && !(await this.#patient(call))) return;
    await model.send(action);
  }

  /** Whether the visitor had a minute to come, or the specialist is sure. @param {import("./phase.js").Call} call */
  async #patient(call) {
    const model = /** @type {DeskModel} */ (this.model);
    const passed = (model.now() - firstCall(call)) / 1000;
    if (passed >= NO_SHOW_PATIENCE) return true;
    const {label} = call;
    return confirmed({title: t("noShowTitle", {label}), text: t("noShowText", {time: mmss(passed)}), yes: t("noShowYes"), danger: true});
  }

  #reprint = () => {
    const dialog = /** @type {import("./reprint-dialog.js").ReprintDialog | null} */ (this.querySelector("reprint-dialog"));
    dialog?.open(this.model?.view?.call?.label ?? "");
  };

  #otherDesk = async () => {
    await this.hold?.leave();
    this.dispatchEvent(new CustomEvent("other-desk"));
  };

  #close() {
    this.model?.close();
    this.hold?.stop();
  }
}

customElements.define("desk-work", DeskWork);
