// @ts-check
/** The work at one desk: one large button, its time, and who waits. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, capital, mmss} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {awayLine, staffHeader} from "talon/staff/frame.js";
import {onSignInAgain} from "talon/staff/sign-in-again.js";
import {kindsInWords, s} from "talon/staff/words.js";
import "./call-dialog.js";
import "./reprint-dialog.js";
import {DeskHold} from "./desk-hold.js";
import {DeskModel} from "./desk-model.js";
import {askPause, pausedCard, resume} from "./desk-pause.js";
import {ownFigures} from "./own-figures.js";
import {Meaning} from "./meaning.js";
import {FINISH_ASKS, RECALL_PAUSE, actionOfKey, actionsOf, firstCall, keyOf, phaseOf, primaryOf, secondsSince} from "./phase.js";
import {queuePanel} from "./queue-panel.js";
import {chooseReason} from "./reason-dialog.js";
import {ticketCard} from "./ticket-card.js";
import {whyNot} from "./why-not.js";
import {t, usualReasons} from "./words.js";

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
    this.meaning = new Meaning();
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.pressed);
    onSignInAgain(() => {
      const label = this.model?.view?.call?.label;
      return label ? t("signInWithTicket", {label, desk: this.desk}) : "";
    });
    this.ticking = setInterval(() => this.requestUpdate(), TICK_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.pressed);
    onSignInAgain(() => "");
    clearInterval(this.ticking);
    this.#close();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("desk") || (changed.has("centre") && this.model?.centre !== this.centre.code)) this.#open();
    const view = this.model?.view;
    if (!view) return;
    const {call} = view;
    const primary = this.#pause() ? "resume" : primaryOf[phaseOf(call)];
    this.meaning.become([primary, call?.ticket, call?.position].join(" "), () => this.requestUpdate());
  }

  #open() {
    this.#close();
    const draw = () => this.requestUpdate();
    const model = new DeskModel(this.centre.code, this.desk);
    const hold = new DeskHold(model.path);
    model.addEventListener("change", draw);
    model.addEventListener("view", () => {
      if (!model.view?.held) hold.lost();
    });
    hold.addEventListener("change", draw);
    this.model = model;
    this.hold = hold;
    this.meaning = new Meaning();
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
            : ticketCard({view: model.view, services: this.centre.services, patience: this.centre.noShowAfter, now: model.now()})}
          ${this.#pause() ? this.#resume() : this.#primary(actions)}
          ${this.#notice()}${this.#pad()}
          <div class="secondary" role="group">
            ${this.#secondary("recall", actions, html`<span class="as-wide-as" data-widest=${t("recallIn", {n: RECALL_PAUSE})}>${this.#recallWords()}</span>`)}
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
    const {deaf} = this.meaning;
    const off = !actions.has(action) || deaf;
    return html`<button type="button" class="primary-action ${sending ? "busy" : deaf ? "deaf" : ""}" aria-disabled=${off}
      aria-keyshortcuts=${keyOf[action]} @click=${() => this.#do(action)}>
      <span>${t(action)}</span><kbd>${keyOf[action]}</kbd></button>`;
  }

  /** Why nobody is called here now; null: people are. */
  #pause() {
    const view = this.model?.view;
    return view && !view.call ? view.pause : null;
  }

  #resume() {
    const {deaf} = this.meaning;
    return html`<button type="button" class="primary-action ${deaf ? "deaf" : ""}" aria-disabled=${deaf} aria-keyshortcuts="F2" @click=${this.#comeBack}>
      <span>${t("resume")}</span><kbd>F2</kbd></button>`;
  }

  #stepAway = async () => {
    const {model} = this;
    if (model && this.#meant("pause") && (await askPause(model.path))) model.refresh();
  };

  #comeBack = async () => {
    const {model} = this;
    if (!model || this.meaning.deaf || this.ending) return;
    this.ending = true;
    if (await resume(model.path)) await model.refresh();
    this.ending = false;
  };

  /** @param {Action} action @param {Set<Action>} actions @param {unknown} [words] */
  #secondary(action, actions, words = t(action)) {
    return html`<button type="button" class="button" aria-disabled=${!actions.has(action)}
      aria-keyshortcuts=${keyOf[action]} @click=${() => this.#do(action)}>${words}<kbd>${keyOf[action]}</kbd></button>`;
  }

  #notice() {
    const {notice, slow, link} = /** @type {DeskModel} */ (this.model);
    const text = slow ? t(link.away ? "sendingAway" : "sending") : notice?.words() ?? "";
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
    const by = hold.holder === this.who.name ? t(`${verb}ByYou`) : t(`${verb}By`, {name: hold.holder});
    const text = hold.holder ? by : t(`${verb}Text`);
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
      if (!document.querySelector("dialog[open]")) stepping();
      return;
    }
    const action = actionOfKey(event.key, phaseOf(this.model?.view?.call ?? null));
    const typing = event.target instanceof Element && event.target.closest("input, textarea, select, dialog");
    if (!action) return;
    // Never the browser's own meaning: F5 would load the page again in the middle of a call.
    event.preventDefault();
    if (!typing && !document.querySelector("dialog[open]")) this.#do(action);
  }

  /** @param {Action} action */
  async #do(action) {
    const {model} = this;
    if (!model || !this.#meant(action)) return;
    const call = model.view?.call ?? null;
    if (action === "call") {
      /** @type {import("./call-dialog.js").CallDialog | null} */ (this.querySelector("call-dialog"))?.open();
    } else if (action === "no-show" && call) {
      const reason = await this.#noShowReason(call);
      if (reason !== null) await model.send(action, reason ? {reason} : undefined);
    } else if (await this.#sure(action, call)) {
      await model.send(action);
    }
  }

  /** Whether a press is to be obeyed; where it is not, it says why. @param {Action | "pause"} action */
  #meant(action) {
    const model = /** @type {DeskModel} */ (this.model);
    if (model.sending) {
      model.hurried();
      return false;
    }
    const recallIn = this.#recallPause();
    const state = {view: model.view, held: this.hold?.state === "held", recallIn};
    if (this.meaning.deaf) {
      if (!model.notice) model.say(() => t("justChanged"));
      return false;
    }
    if (!whyNot(action, state)) return true;
    model.say(() => whyNot(action, state));
    return false;
  }

  /** A service of a few seconds is rather a slip of the hand. @param {Action} action @param {import("./phase.js").Call | null} call */
  async #sure(action, call) {
    if (!call || (action !== "finish" && action !== "continue")) return true;
    const seconds = secondsSince(call.startedAt, /** @type {DeskModel} */ (this.model).now());
    if (seconds >= FINISH_ASKS) return true;
    return confirmed({title: t("finishTitle", {label: call.label}), text: t("finishText", {time: mmss(seconds)}), yes: t(action === "finish" ? "finish" : "finishGoOn"), danger: true});
  }

  /**
   * Why the visitor is given up so soon.
   *
   * @param {import("./phase.js").Call} call
   * @returns {Promise<string | null>} empty: they had the time to come; null: they are waited for
   */
  async #noShowReason(call) {
    const model = /** @type {DeskModel} */ (this.model);
    const passed = (model.now() - firstCall(call)) / 1000;
    if (passed >= this.centre.noShowAfter) return "";
    const reason = await chooseReason({title: t("noShowTitle", {label: call.label}), text: t("noShowText", {time: mmss(passed)}),
      reasons: usualReasons("noShowReasons"), yes: t("noShowYes")});
    return reason || null;
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
