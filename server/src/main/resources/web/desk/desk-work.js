// @ts-check
/** The work at one desk: one large button, its time, and who waits. */

import {html, nothing} from "lit";
import {Every} from "talon/every.js";
import {InWords, capital, mmss} from "talon/words.js";
import {Drawn} from "talon/staff/drawn.js";
import {awayLine, staffHeader} from "talon/staff/frame.js";
import {HelpCalls, helpStrip, helpTitle} from "talon/staff/help-calls.js";
import {onSignInAgain} from "talon/staff/sign-in-again.js";
import {kindsInWords, s} from "talon/staff/words.js";
import "./call-dialog.js";
import {CallProof, proofLine} from "./call-proof.js";
import "./reprint-dialog.js";
import {deedRows, primaryButton, primaryWords} from "./deed-rows.js";
import {DeskDeeds} from "./desk-deeds.js";
import {elsewhere} from "./desk-elsewhere.js";
import {DeskHold} from "./desk-hold.js";
import {DeskModel} from "./desk-model.js";
import {pausedCard} from "./desk-pause.js";
import {DeskWindow} from "./desk-window.js";
import {keyTable} from "./key-table.js";
import {inTheTable, keyOf} from "./keys.js";
import {messageStrip} from "./messages.js";
import {Newcomer, waitingFor} from "./newcomer.js";
import {noticeLine, noticeWords, padLine, soon, undo} from "./notice-line.js";
import {ownFigures} from "./own-figures.js";
import {nextInWords, queuePanel} from "./queue-panel.js";
import {askSettings} from "./settings-dialog.js";
import {ticketCard, timeOf} from "./ticket-card.js";
import {t} from "./words.js";

/** @typedef {import("./keys.js").Deed} Deed */

const TICK_MS = 500;

class DeskWork extends Drawn {
  static properties = {centre: {}, desk: {}, who: {}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, TICK_MS, () => {
      this.deeds?.tick();
      this.requestUpdate();
    });
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    this.desk = "";
    /** @type {import("talon/staff/session.js").Staff} */
    this.who = /** @type {any} */ (undefined);
    /** @type {DeskDeeds | undefined} */
    this.deeds = undefined;
    this.newcomer = new Newcomer();
    this.proof = new CallProof(() => this.requestUpdate());
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.deeds?.key(event);
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
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.pressed);
    onSignInAgain(() => "");
    this.#close();
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("desk") || (changed.has("centre") && this.model?.centre !== this.centre.code)) this.#open();
    const {deeds} = this;
    if (!deeds) return;
    deeds.centre = this.centre;
    const view = deeds.model.view;
    if (view) deeds.meaning.become([deeds.primary, view.call?.ticket, view.call?.position].join(" "), () => this.requestUpdate());
  }

  #open() {
    this.#close();
    const draw = () => this.requestUpdate();
    const model = new DeskModel(this.centre.code, this.desk, this.centre.zone);
    const hold = new DeskHold(model.path);
    const deeds = new DeskDeeds({model, hold, centre: this.centre, open: this.#opens});
    model.addEventListener("change", draw);
    model.addEventListener("view", () => {
      if (!model.view?.held) hold.lost();
      if (!model.view?.shut) hold.opened();
      this.newcomer.saw(model.view);
      this.proof.saw(model);
      if (model.view?.call) deeds.autoCall.arm();
    });
    hold.addEventListener("change", draw);
    this.model = model;
    this.hold = hold;
    this.deeds = deeds;
    this.newcomer = new Newcomer();
    this.help = new HelpCalls(`/centres/${this.centre.code}`, draw);
  }

  /** Who waits for somebody at a kiosk. @param {DeskModel} model */
  #helpOpen(model) {
    return this.help?.open(model.board, model.now()) ?? [];
  }

  updated() {
    const view = this.model?.view;
    const mark = this.newcomer.marked ? t("titleWaits", {n: waitingFor(view)}) : "";
    const help = this.model ? this.#helpOpen(this.model) : [];
    if (this.model && view?.held) this.help?.sound(help, this.model.now());
    document.title = [helpTitle(help), mark, view?.call?.label, s("desk", {desk: this.desk})].filter(Boolean).join(" · ");
    if (document.activeElement === document.body) /** @type {HTMLElement | null} */ (this.querySelector(".primary-action"))?.focus({preventScroll: true});
    if (this.deeds && this.small.window) this.#drawSmall(this.deeds);
  }

  render() {
    const {model, hold, deeds} = this;
    if (!model || !hold || !deeds) return nothing;
    if (hold.state === "refused" || hold.state === "taken" || hold.state === "shut") {
      return elsewhere({hold, desk: this.desk, own: this.who.name, notice: noticeLine(model), otherDesk: this.#otherDesk, said: (reason) => deeds.lists.said(reason)});
    }
    const {pause} = deeds;
    const now = model.now();
    return html`
      ${this.#header(model)}
      <main class="work">
        ${awayLine(model.link, this.centre.zone)}
        <div class="work-left">
          ${this.help && this.#helpOpen(model).length ? helpStrip(this.help, this.#helpOpen(model), {zone: this.centre.zone, now: model.now()}) : nothing}
          ${messageStrip(model, this.centre.zone)}
          ${pause ? pausedCard({pause: {...pause, reason: deeds.lists.said(pause.reason)}, zone: this.centre.zone, now})
            : ticketCard({view: model.view, services: this.centre.services, patience: this.centre.noShowAfter, now})}
          ${primaryButton(deeds)}
          ${noticeLine(model, html`${soon(deeds)}${undo(deeds)}`, deeds.autoCall.left !== null)}${proofLine(this.proof)}${padLine(model.view, {now, zone: this.centre.zone})}
          ${deedRows(deeds, this.#reprint)}
        </div>
        ${queuePanel({view: model.view, centre: this.centre, opening: model.board?.opening, now, said: (reason) => deeds.lists.said(reason),
          giveBack: (ticket) => void model.send("return", {ticket})})}
      </main>
      <call-dialog .model=${model} .lists=${deeds.lists}></call-dialog>
      <reprint-dialog .centre=${this.centre.code}></reprint-dialog>`;
  }

  /** @param {DeskModel} model */
  #header({view}) {
    const kinds = view ? capital(kindsInWords(view.stages, this.centre.code)) : "";
    const today = view
      ? [t("today", {n: view.today.served}), view.today.service === null ? "" : t("mean", {time: mmss(view.today.service)})].filter(Boolean).join(" · ")
      : "";
    return staffHeader({
      title: s("desk", {desk: this.desk}),
      beside: html`<span title=${kinds}>${kinds}</span>
        <button type="button" class="button quiet" @click=${this.#otherDesk}>${t("changeDesk")}</button>
        <button type="button" class="button quiet" @click=${() => ownFigures(this.centre)}>${t("own")}</button>`,
      facts: today,
      who: this.who,
      leave: () => this.hold?.leave(),
    });
  }

  /** @param {DeskDeeds} deeds */
  #drawSmall(deeds) {
    const {view} = deeds.model;
    const call = view?.call ?? null;
    const deed = deeds.primary;
    const time = call ? timeOf(call, this.centre.noShowAfter, deeds.model.now()) : null;
    this.small.show({
      desk: s("desk", {desk: this.desk}), label: call?.label ?? "", seconds: time?.seconds ?? null,
      words: time?.words ?? t(deeds.pause ? "pause" : waitingFor(view) > 0 ? "free" : "nobody"),
      button: html`<button type="button" class="small-action" aria-disabled=${!deeds.may(deed) || deeds.meaning.deaf}
        @click=${() => deeds.do(deed)}>${primaryWords(deeds)}<kbd>${keyOf[deed]}</kbd></button>`,
      notice: document.querySelector("dialog[open]") ? t("windowAsks") : noticeWords(deeds.model),
      next: nextInWords(view, this.centre.services),
    });
  }

  /** @param {Deed} deed @returns {Promise<unknown> | undefined} */
  #opens = (deed) => {
    if (deed === "keys") return this.#keys();
    if (deed !== "call") return undefined;
    /** @type {import("./call-dialog.js").CallDialog | null} */ (this.querySelector("call-dialog"))?.open();
    return Promise.resolve();
  };

  #keys() {
    const {deeds} = this;
    if (!deeds) return Promise.resolve();
    const more = [{words: t("reprint"), more: t("key-reprint"), act: this.#reprint},
      {words: t("settings"), more: t("key-settings"), act: () => void askSettings(deeds.autoCall)}];
    if (DeskWindow.possible) more.push({words: t("window"), more: t("key-window"), act: () => void this.small.open()});
    return keyTable({deeds: inTheTable(deeds.primary, deeds.phase, this.centre.specialistsIssue), why: (deed) => deeds.why(deed), act: (deed) => void deeds.do(deed), more});
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
    this.proof.close();
    this.model?.close();
    this.hold?.stop();
  }
}

customElements.define("desk-work", DeskWork);
