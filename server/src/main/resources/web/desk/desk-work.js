// @ts-check
/** The work at one desk: one large button, its time, and who waits. */

import {LitElement, html, nothing} from "lit";
import {InWords, capital, mmss} from "talon/words.js";
import {awayLine, staffHeader} from "talon/staff/frame.js";
import {onSignInAgain} from "talon/staff/sign-in-again.js";
import {kindsInWords, s} from "talon/staff/words.js";
import "./call-dialog.js";
import "./reprint-dialog.js";
import {AutoCall} from "./auto-call.js";
import {act} from "./deeds.js";
import {elsewhere} from "./desk-elsewhere.js";
import {DeskHold} from "./desk-hold.js";
import {DeskModel} from "./desk-model.js";
import {askPause, pausedCard, resume} from "./desk-pause.js";
import {DeskWindow} from "./desk-window.js";
import {chordOf, deedOfKey, inTheTable, keyOf} from "./keys.js";
import {keyTable} from "./key-table.js";
import {Meaning} from "./meaning.js";
import {messageStrip} from "./messages.js";
import {Newcomer, isFree, waitingFor} from "./newcomer.js";
import {noticeLine, noticeWords, padLine, sayInDialog} from "./notice-line.js";
import {ownFigures} from "./own-figures.js";
import {RECALL_PAUSE, phaseOf, primaryOf} from "./phase.js";
import {nextInWords, queuePanel} from "./queue-panel.js";
import {askSettings} from "./settings-dialog.js";
import {ticketCard, timeOf} from "./ticket-card.js";
import {whyNot} from "./why-not.js";
import {t, usualReasons} from "./words.js";

/** @typedef {import("./keys.js").Deed} Deed */

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
    this.newcomer = new Newcomer();
    this.autoCall = new AutoCall(() => void this.#do("call-next"));
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.#key(event);
    this.small = new DeskWindow({draw: () => this.requestUpdate(), pressed: this.pressed});
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
    this.ticking = setInterval(() => this.#tick(), TICK_MS);
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
    this.meaning.become([this.#primaryDeed(), call?.ticket, call?.position].join(" "), () => this.requestUpdate());
  }

  #tick() {
    const {model} = this;
    const free = this.hold?.state === "held" && isFree(model?.view) && waitingFor(model?.view) > 0;
    this.autoCall.look(free && !model?.sending && !model?.link.away && !document.querySelector("dialog[open]"));
    this.requestUpdate();
  }

  #open() {
    this.#close();
    const draw = () => this.requestUpdate();
    const model = new DeskModel(this.centre.code, this.desk);
    const hold = new DeskHold(model.path);
    model.addEventListener("change", draw);
    model.addEventListener("view", () => {
      if (!model.view?.held) hold.lost();
      this.newcomer.saw(model.view);
      if (model.view?.call) this.autoCall.arm();
    });
    hold.addEventListener("change", draw);
    this.model = model;
    this.hold = hold;
    this.meaning = new Meaning();
    this.newcomer = new Newcomer();
  }

  updated() {
    const {model} = this;
    const call = model?.view?.call;
    const mark = this.newcomer.marked ? t("titleWaits", {n: waitingFor(model?.view)}) : "";
    document.title = [mark, call?.label, s("desk", {desk: this.desk})].filter(Boolean).join(" · ");
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.querySelector(".primary-action"))?.focus({preventScroll: true});
    if (model && this.small.window) this.#drawSmall(model);
  }

  render() {
    const {model, hold} = this;
    if (!model || !hold) return nothing;
    if (hold.state === "refused" || hold.state === "taken") return elsewhere({hold, desk: this.desk, own: this.who.name, otherDesk: this.#otherDesk});
    const pause = this.#pause();
    return html`
      ${this.#header()}
      <main class="work">
        ${awayLine(model.link, this.centre.zone)}
        <div class="work-left">
          ${messageStrip(model, this.centre.zone)}
          ${pause ? pausedCard({pause, zone: this.centre.zone, now: model.now()})
            : ticketCard({view: model.view, services: this.centre.services, patience: this.centre.noShowAfter, now: model.now()})}
          ${this.#primary()}
          ${noticeLine(model, this.#soon())}${padLine(model.view)}
          <div class="deeds">
            <div class="secondary" role="group" aria-label=${t("withTicket")}>${this.#ofTicket()}</div>
            <div class="secondary always" role="group" aria-label=${t("withDesk")}>
              ${this.#button("pause")}${this.#button("call")}
              <button type="button" class="button" @click=${this.#reprint}>${t("reprint")}</button>
              <span class="gap"></span>
              ${this.#button("keys")}
            </div>
          </div>
        </div>
        ${queuePanel({view: model.view, centre: this.centre, opening: model.board?.opening, now: model.now()})}
      </main>
      <call-dialog .model=${model}></call-dialog>
      <reprint-dialog .centre=${this.centre.code}></reprint-dialog>`;
  }

  /** The call that comes by itself, and how to stop it. */
  #soon() {
    const n = this.autoCall.left;
    if (n === null) return nothing;
    return html`<p class="soon" role="timer">${t("autoCallIn", {n})}
      <button type="button" class="button" aria-keyshortcuts="Escape" @click=${this.#wait}>${t("autoCallStop")}<kbd>Esc</kbd></button></p>`;
  }

  #wait = () => {
    if (this.autoCall.stop()) this.model?.say(() => t("autoCallStopped"));
  };

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

  /** What comes next. @returns {Deed} */
  #primaryDeed() {
    return this.#pause() ? "resume" : primaryOf[phaseOf(this.model?.view?.call ?? null)];
  }

  #primary() {
    const model = /** @type {DeskModel} */ (this.model);
    const deed = this.#primaryDeed();
    const {deaf} = this.meaning;
    const off = Boolean(this.#why(deed)) || model.sending !== null || deaf;
    return html`<button type="button" class="primary-action ${model.sending ? "busy" : deaf ? "deaf" : ""}" aria-disabled=${off}
      aria-keyshortcuts=${keyOf[deed]} @click=${() => this.#do(deed)}>
      <span>${this.#primaryWords(deed)}</span><kbd>${keyOf[deed]}</kbd></button>`;
  }

  /** Nobody is called by a key that says it finishes. @param {Deed} deed */
  #primaryWords(deed) {
    return t(deed === "next" && waitingFor(this.model?.view) === 0 ? "finish" : deed);
  }

  /** Why nobody is called here now; null: people are. */
  #pause() {
    const view = this.model?.view;
    return view && !view.call ? view.pause : null;
  }

  /** What is done with the ticket at the desk: each phase has its own, in the same place. */
  #ofTicket() {
    const call = this.model?.view?.call ?? null;
    if (phaseOf(call) === "serving" && call) {
      return html`${this.#button("finish", t("finishOnly"))}${call.continuable ? this.#button("continue", this.#continueWords(call)) : nothing}`;
    }
    return html`
      ${this.#button("recall", html`<span class="as-wide-as" data-widest=${t("recallIn", {n: RECALL_PAUSE})}>${this.#recallWords()}</span>`)}
      ${this.#button("no-show")}`;
  }

  /** @param {Deed} deed @param {unknown} [words] */
  #button(deed, words = t(deed)) {
    return html`<button type="button" class="button" aria-disabled=${Boolean(this.#why(deed)) || this.model?.sending !== null}
      aria-keyshortcuts=${keyOf[deed]} @click=${() => this.#do(deed)}>${words}<kbd>${keyOf[deed]}</kbd></button>`;
  }

  /** @param {DeskModel} model */
  #drawSmall(model) {
    const {view} = model;
    const call = view?.call ?? null;
    const deed = this.#primaryDeed();
    const time = call ? timeOf(call, this.centre.noShowAfter, model.now()) : null;
    this.small.show({
      desk: s("desk", {desk: this.desk}), label: call?.label ?? "", seconds: time?.seconds ?? null,
      words: time?.words ?? t(this.#pause() ? "pause" : waitingFor(view) > 0 ? "free" : "nobody"),
      button: html`<button type="button" class="small-action" aria-disabled=${Boolean(this.#why(deed)) || model.sending !== null || this.meaning.deaf}
        @click=${() => this.#do(deed)}>${this.#primaryWords(deed)}<kbd>${keyOf[deed]}</kbd></button>`,
      notice: document.querySelector("dialog[open]") ? t("windowAsks") : noticeWords(model),
      next: nextInWords(view, this.centre.services),
    });
  }

  /** Why it cannot be done; empty: it can. @param {Deed} deed */
  #why(deed) {
    const {model, hold} = this;
    return whyNot(deed, {view: model?.view ?? null, held: hold?.state === "held", recallIn: this.#recallPause()});
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
    const target = /** @type {Element | null} */ (event.target);
    const typing = Boolean(target?.closest?.("input, textarea, select"));
    const chord = chordOf(event);
    // What is typed is typed.
    if (typing && !/F\d/.test(chord)) return;
    if (chord === "Escape" && !document.querySelector("dialog[open]")) this.#wait();
    const deed = deedOfKey(chord, phaseOf(this.model?.view?.call ?? null), this.#pause() !== null);
    if (!deed) return;
    // Never the browser's own meaning: F5 would load the page again in the middle of a call.
    event.preventDefault();
    const dialog = [...document.querySelectorAll("dialog[open]")].pop();
    if (dialog) sayInDialog(dialog, t("whyDialog"));
    else this.#do(deed);
  }

  /** @param {Deed} deed */
  async #do(deed) {
    const {model} = this;
    if (!model || !this.#meant(deed)) return;
    if (deed === "keys") await this.#keys();
    else if (deed === "pause") await this.#stepAway(model);
    else if (deed === "resume") await this.#comeBack(model);
    else if (deed === "call") /** @type {import("./call-dialog.js").CallDialog | null} */ (this.querySelector("call-dialog"))?.open();
    else await act(deed, model, this.centre);
  }

  /** Whether a press is to be obeyed; where it is not, it says why. @param {Deed} deed */
  #meant(deed) {
    const model = /** @type {DeskModel} */ (this.model);
    if (deed === "keys") return true;
    if (model.sending || this.ending) {
      model.hurried();
      return false;
    }
    if (this.meaning.deaf) {
      if (!model.notice) model.say(() => t("justChanged"));
      return false;
    }
    if (!this.#why(deed)) return true;
    model.say(() => this.#why(deed));
    return false;
  }

  /** @param {DeskModel} model */
  async #stepAway(model) {
    if (await askPause(model.path, {zone: this.centre.zone, now: model.now(), reasons: usualReasons("pauseReasons")})) model.refresh();
  }

  /** @param {DeskModel} model */
  async #comeBack(model) {
    this.ending = true;
    if (await resume(model.path)) {
      this.autoCall.arm();
      await model.refresh();
    }
    this.ending = false;
  }

  #keys() {
    const more = [{words: t("reprint"), more: t("key-reprint"), act: this.#reprint}, {words: t("settings"), more: t("key-settings"), act: () => askSettings(this.autoCall)}];
    if (DeskWindow.possible) more.push({words: t("window"), more: t("key-window"), act: () => void this.small.open()});
    return keyTable({deeds: inTheTable(this.#primaryDeed()), why: (deed) => this.#why(deed), act: (deed) => void this.#do(deed), more});
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
    this.small.close();
    this.model?.close();
    this.hold?.stop();
  }
}

customElements.define("desk-work", DeskWork);
