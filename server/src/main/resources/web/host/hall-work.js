// @ts-check
/** The hall on a tablet: a number to look for, who waits in which order, and what the desks do. */

import {html, nothing} from "lit";
import {Every} from "talon/every.js";
import {icon} from "talon/icons.js";
import {InWords, name} from "talon/words.js";
import {Drawn} from "talon/staff/drawn.js";
import {awayLine, staffHeader} from "talon/staff/frame.js";
import {HelpCalls, helpStrip, helpTitle} from "talon/staff/help-calls.js";
import {openIssue} from "talon/staff/issue-dialog.js";
import {alarmBar} from "talon/staff/notices.js";
import "talon/staff/printer-paper.js";
import {printerAlerts} from "talon/staff/printer-state.js";
import {HallModel} from "./hall-model.js";
import {hallSide} from "./hall-side.js";
import {ticketList} from "./ticket-list.js";
import {openTicket} from "./ticket-sheet.js";
import {t} from "./words.js";
import "talon/staff/wait-alerts.js";

const TICK_MS = 1_000;
const TYPING_MS = 250;
const SHOWS = /** @type {const} */ (["", "no_show", "all"]);
const PLACES = /** @type {const} */ (["tickets", "hall"]);

class HallWork extends Drawn {
  static properties = {centre: {}, centres: {}, who: {}, place: {state: true}};

  constructor() {
    super();
    new InWords(this);
    new Every(this, TICK_MS, () => this.requestUpdate());
    /** @type {import("talon/types.js").Centre} */
    this.centre = /** @type {any} */ (undefined);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** @type {import("talon/staff/session.js").Staff} */
    this.who = /** @type {any} */ (undefined);
    /** Where there is no room for both: what is shown. @type {"tickets" | "hall"} */
    this.place = "tickets";
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.#key(event);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    addEventListener("keydown", this.pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener("keydown", this.pressed);
    clearTimeout(this.typing);
    this.model?.close();
    this.model = undefined;
  }

  willUpdate() {
    const path = `/centres/${this.centre.code}`;
    if (this.model?.path === path) return;
    this.model?.close();
    this.model = new HallModel(this.centre.code);
    this.model.addEventListener("change", () => this.requestUpdate());
    this.help = new HelpCalls(path, () => this.requestUpdate());
  }

  /** Who waits for somebody at a kiosk. @param {HallModel} model */
  #helpOpen(model) {
    return this.help?.open(model.live.board, model.now()) ?? [];
  }

  updated() {
    const open = this.model ? this.#helpOpen(this.model) : [];
    if (this.model) this.help?.sound(open, this.model.now());
    document.title = [helpTitle(open), t("title")].filter(Boolean).join(" · ");
  }

  render() {
    const {model, centre} = this;
    if (!model) return nothing;
    return html`
      ${this.#header(model)}
      ${alarmBar({path: model.path, zone: centre.zone, board: model.live.board})}
      ${this.help && this.#helpOpen(model).length ? html`<div class="hall-help">${helpStrip(this.help, this.#helpOpen(model), {zone: centre.zone, now: model.now()})}</div>` : nothing}
      <main class="hall" data-place=${this.place}>
        <h1 class="unseen">${t("title")}</h1>
        ${awayLine(model.live.link, centre.zone)}
        <div class="hall-places" role="group" aria-label=${t("places")}>
          ${PLACES.map((place) => html`<button type="button" class="segment" aria-pressed=${place === this.place}
            @click=${() => (this.place = place)}>${t(place)}</button>`)}</div>
        <section class="hall-tickets" aria-label=${t("tickets")}>
          <div class="hall-top">${this.#search(model)}
            <button type="button" class="button primary issue" aria-keyshortcuts="F2" @click=${this.#issue}>${icon("plus")}${t("issueTicket")}</button></div>
          <div class="segments" role="group" aria-label=${t("whichTickets")} ?hidden=${model.number !== ""}>
            ${SHOWS.map((show) => html`<button type="button" class="segment" aria-pressed=${show === model.show}
              @click=${() => model.want({show})}>${t(`show-${show || "open"}`)}</button>`)}</div>
          ${ticketList({found: model.found, number: model.number, show: model.show, services: centre.services, zone: centre.zone, now: model.now(),
            open: (ticket) => this.#open(ticket)})}
        </section>
        <section class="hall-side" aria-label=${t("hall")} @rolled=${() => model.look()}>
          <wait-alerts .centre=${centre.code} .now=${() => model.live.now()}></wait-alerts>
          ${printerAlerts(model.printers, centre.zone)}
          ${hallSide({centre, board: model.live.board, printers: model.printers, now: model.now(), path: model.path, done: () => model.look({now: true})})}
        </section>
      </main>`;
  }

  /** @param {HallModel} model */
  #header(model) {
    const {board} = model.live;
    const n = board?.waiting.reduce((sum, row) => sum + row.count, 0) ?? 0;
    const late = board?.waiting.reduce((sum, row) => sum + row.overNorm, 0) ?? 0;
    const facts = board ? [t("waiting", {n}), late ? t("late", {n: late}) : ""].filter(Boolean).join(" · ") : "";
    const {code} = this.centre;
    return staffHeader({
      title: t("title"),
      beside: this.centres.length > 1
        ? html`<label class="choice"><span class="unseen">${t("centre")}</span><select @change=${this.#choose}>
            ${this.centres.map((one) => html`<option value=${one.code} ?selected=${one.code === code}>${name(one.name)}</option>`)}</select></label>`
        : html`<span title=${name(this.centre.name)}>${name(this.centre.name)}</span>`,
      facts,
      who: this.who,
    });
  }

  /** @param {HallModel} model */
  #search(model) {
    return html`<form class="search" role="search" @submit=${this.#enter}>
      <label class="unseen" for="number">${t("number")}</label>
      <span class="search-mark">${icon("ticket")}</span>
      <input id="number" maxlength="16" autocomplete="off" autocapitalize="characters" enterkeyhint="search" placeholder=${t("number")}
        aria-keyshortcuts="F3" aria-describedby="number-hint" @input=${this.#type}>
      <span id="number-hint" class="unseen">${t("numberHint")}</span>
      <button type="button" class="search-clear" aria-label=${t("clear")} ?hidden=${model.number === ""} @click=${this.#clear}>${icon("close")}</button>
    </form>`;
  }

  /** @param {Event} event */
  #choose = (event) => this.dispatchEvent(new CustomEvent("choose", {detail: /** @type {HTMLSelectElement} */ (event.target).value}));

  /** @param {Event} event */
  #type = (event) => {
    const number = /** @type {HTMLInputElement} */ (event.target).value.trim();
    clearTimeout(this.typing);
    this.typing = setTimeout(() => this.model?.want({number}), number ? TYPING_MS : 0);
  };

  /** A single ticket of that number opens. @param {SubmitEvent} event */
  #enter = (event) => {
    event.preventDefault();
    this.model?.want({number: this.#field().value.trim()});
    const found = this.model?.found;
    if (this.model?.number && found?.tickets.length === 1) this.#open(found.tickets[0]);
  };

  #clear = () => {
    this.#field().value = "";
    this.model?.want({number: ""});
    this.#field().focus();
  };

  #field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("#number"));
  }

  /** @param {import("talon/types.js").FoundTicket} ticket */
  #open(ticket) {
    const {model} = this;
    if (model) openTicket({ticket, model, centre: this.centre});
  }

  #issue = () => {
    const {model, centre} = this;
    if (model) openIssue({centre, printers: model.printers, waiting: () => model.live.board?.waiting ?? [], issued: () => model.look({now: true})});
  };

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey || document.querySelector("dialog[open]")) return;
    if (event.key !== "F2" && event.key !== "F3") return;
    event.preventDefault();
    if (event.key === "F2") {
      this.#issue();
      return;
    }
    this.place = "tickets";
    this.#field().focus();
    this.#field().select();
  }
}

customElements.define("hall-work", HallWork);
