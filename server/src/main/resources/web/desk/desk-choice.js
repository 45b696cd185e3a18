// @ts-check
/** Which centre, which desk; a desk that somebody holds says so. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {LiveBoard} from "talon/live.js";
import {InWords, capital, name} from "talon/words.js";
import {awayLine, noCentresYet} from "talon/staff/frame.js";
import {staffRequest} from "talon/staff/session.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */

class DeskChoice extends LitElement {
  static properties = {centres: {}, centre: {}, who: {}, unknown: {type: Boolean}, holders: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Centre[]} */
    this.centres = [];
    /** @type {Centre | undefined} */
    this.centre = undefined;
    /** @type {import("talon/staff/session.js").Staff | null} */
    this.who = null;
    this.unknown = false;
    /** Who holds which desk. @type {Record<string, string>} */
    this.holders = {};
    /** @type {LiveBoard | null} */
    this.live = null;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.live?.close();
    this.live = null;
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (!changed.has("centre") || this.live?.centre === this.centre?.code) return;
    this.live?.close();
    this.holders = {};
    this.live = this.centre ? new LiveBoard({centre: this.centre.code}) : null;
    this.live?.addEventListener("board", () => this.#findHolders());
    this.live?.addEventListener("link", () => this.requestUpdate());
  }

  render() {
    return html`
      ${this.live ? awayLine(this.live.link, this.centre?.zone) : nothing}
      <main class="choice">
        ${this.unknown ? html`<p class="alert" role="alert">${icon("warning")}${t("unknownDesk")}</p>` : nothing}
        ${this.centre ? this.#desks(this.centre) : this.#centres()}
      </main>`;
  }

  #centres() {
    if (this.centres.length === 0) return noCentresYet(this.who?.role ?? "specialist");
    return html`<h1>${t("chooseCentre")}</h1>
      <ul class="choices wide">${this.centres.map((centre) => html`<li>
        <button type="button" class="choice-card" @click=${() => this.#choose({centre: centre.code})}>
          <span class="choice-name">${name(centre.name)}</span>
        </button></li>`)}</ul>`;
  }

  /** @param {Centre} centre */
  #desks(centre) {
    const other = this.centres.length > 1
      ? html`<button type="button" class="button" @click=${() => this.#choose({})}>${t("otherCentre")}</button>` : nothing;
    if (centre.desks.length === 0) return html`<h1>${t("noDesks")}</h1><p class="quiet">${t("noDesksText")}</p>${other}`;
    return html`<h1>${t("chooseDesk")}</h1>
      <ul class="choices">${centre.desks.map((desk) => this.#desk(centre, desk))}</ul>
      ${other}`;
  }

  /** @param {Centre} centre @param {Centre["desks"][number]} desk */
  #desk(centre, desk) {
    const now = this.live?.board?.desks.find((d) => d.desk === desk.code);
    const held = now !== undefined && now.state !== "closed";
    return html`<li>
      <button type="button" class="choice-card ${held ? "held" : ""}" @click=${() => this.#choose({centre: centre.code, desk: desk.code})}>
        <span class="choice-code"><span class="unseen">${s("desk", {desk: ""})}</span>${desk.code}</span>
        <span class="choice-kinds">${capital(kindsInWords(desk.stages, centre.code))}</span>
        <span class="choice-state">${icon(held ? "person" : "check")}${held ? this.#heldWords(this.holders[desk.code] ?? "", now.label ?? "") : t("deskFree")}</span>
      </button></li>`;
  }

  /** Whoever left may have left a ticket behind. @param {string} holder @param {string} label */
  #heldWords(holder, label) {
    if (holder === this.who?.name) return t("deskYours");
    if (holder) return t("deskHeldBy", {name: holder.replaceAll(" ", "\u00a0")});
    return label ? t("deskTicket", {label}) : t("deskHeld");
  }

  /** @param {{centre?: string, desk?: string}} place */
  #choose(place) {
    this.dispatchEvent(new CustomEvent("choose", {detail: place}));
  }

  async #findHolders() {
    const held = this.live?.board?.desks.filter((d) => d.state !== "closed") ?? [];
    const centre = this.live?.centre;
    const found = await Promise.all(held.map(async ({desk}) => {
      const view = await staffRequest("GET", `/centres/${centre}/desks/${encodeURIComponent(desk)}`).catch(() => null);
      return [desk, view?.holder ?? ""];
    }));
    if (centre === this.live?.centre) this.holders = Object.fromEntries(found);
  }
}

customElements.define("desk-choice", DeskChoice);
