// @ts-check
/** From an empty server to the first ticket: what is done, what is next, and the form for it in its place. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords, name} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {isNew} from "talon/staff/printer-state.js";
import "./centre-step.js";
import "./staff-step.js";
import "./screen-step.js";
import "./printer-step.js";
import "./trial-step.js";
import {stepsOf} from "./steps.js";
import {t} from "./words.js";

/** @typedef {import("./steps.js").StepName} StepName */

const READ_MS = 4_000;
/** While a paper is under way, or a printer has not answered yet. */
const SOON_MS = 600;

class StartSection extends LitElement {
  static properties = {centres: {}, centre: {}, found: {state: true}, chosen: {state: true}, made: {state: true}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {import("talon/types.js").Centre[]} */
    this.centres = [];
    /** @type {import("talon/types.js").Centre | undefined} */
    this.centre = undefined;
    /** @type {import("./steps.js").Found | null} */
    this.found = null;
    /** The step that somebody opened; null: the next one. @type {StepName | "none" | null} */
    this.chosen = null;
    /** Who was created here, with the password that nobody shows again. @type {{name: string, login: string, password: string} | null} */
    this.made = null;
    /** @type {unknown} */
    this.fault = null;
    /** The step that is open. @type {string} */
    this.shown = "";
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#read();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.reading);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has("centre") && this.hasUpdated) this.#read();
  }

  updated() {
    const step = this.querySelector(".step-body");
    const now = `${this.centre?.code} ${step?.getAttribute("data-step") ?? ""}`;
    if (!step || now === this.shown) return;
    this.shown = now;
    // Its form is drawn by then.
    setTimeout(() => /** @type {HTMLElement | null} */ (step.querySelector("[data-first] input") ?? step.querySelector("input, select, .button.primary"))?.focus());
  }

  render() {
    const {found} = this;
    if (!found) return html`${this.#fault()}<h1>${t("title")}</h1><p aria-busy="true"></p>`;
    const steps = stepsOf(this.centre, found);
    const done = steps.filter((step) => step.done).length;
    const next = steps.find((step) => !step.done)?.step;
    const open = this.chosen ?? next;
    return html`${this.#fault()}
      <div class="section-top"><div><h1>${t("title")}</h1><p class="quiet">${done === steps.length ? t("allDoneText") : t("text")}</p></div>
        <p class="steps-done">${t("done", {done, all: steps.length})}</p></div>
      ${done === steps.length ? this.#ready() : nothing}
      <ol class="steps" @stale=${() => this.#read()} @made=${this.#made} @next=${() => (this.chosen = null)}>
        ${steps.map((step, at) => this.#step(step, at, step.step === open, step.step === next))}</ol>`;
  }

  #fault() {
    return this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing;
  }

  /** @param {import("./steps.js").Step} step @param {number} at @param {boolean} open @param {boolean} next */
  #step({step, done, says, wrong}, at, open, next) {
    const locked = !this.centre && step !== "centre";
    const state = done ? "done" : next ? "next" : "";
    return html`<li class="step ${state} ${wrong ? "trouble" : ""}">
      <h2><button type="button" class="step-head" aria-expanded=${open ? "true" : "false"} ?disabled=${locked}
        @click=${() => (this.chosen = open ? "none" : step)}>
        <span class="step-mark" aria-hidden="true">${done ? icon("check") : wrong ? icon("warning") : at + 1}</span>
        <span class="step-name">${t(step)}<span class="unseen">${done ? ` — ${t("isDone")}` : ""}</span></span>
        <span class="step-says">${says}</span></button></h2>
      ${step === "staff" ? this.#credentials() : nothing}
      ${open && !locked ? html`<div class="step-body" data-step=${step}>${this.#body(step)}</div>` : nothing}
    </li>`;
  }

  /** @param {StepName} step */
  #body(step) {
    const {centre, centres, found} = this;
    if (step === "centre" || !centre) return html`<centre-step .centres=${centres} .centre=${centre}></centre-step>`;
    switch (step) {
      case "staff": return html`<staff-step .centre=${centre} .staff=${found?.staff ?? []}></staff-step>`;
      case "kiosk": return html`<screen-step kind="kiosk" .centre=${centre}></screen-step>`;
      case "board": return html`<screen-step kind="hall-display" .centre=${centre}></screen-step>`;
      case "printer": return html`<printer-step .centre=${centre} .found=${found}></printer-step>`;
      default: return html`<trial-step .centre=${centre} .printers=${found?.printers ?? []}></trial-step>`;
    }
  }

  #credentials() {
    const {made} = this;
    if (!made) return nothing;
    return html`<div class="fresh made" role="status"><h3>${icon("key")}${t("madeTitle", {name: made.name})}</h3>
      <p>${t("login")} <strong>${made.login}</strong> · ${t("password")} <strong>${made.password}</strong></p>
      <p class="quiet">${t("madeText")}</p></div>`;
  }

  #ready() {
    const centre = this.centre?.code ?? "";
    return html`<div class="fresh"><h2>${icon("check")}${t("ready", {centre: name(this.centre?.name)})}</h2>
      <p>${t("readyText")}</p><div class="fresh-row">
        <a class="button primary" href="/desk/?centre=${centre}">${t("toDesk")}</a>
        <a class="button" href="/host/?centre=${centre}">${t("toHost")}</a>
        <a class="button" href="/admin/?section=hours&centre=${centre}">${t("toHours")}</a>
        <a class="button" href="/admin/?section=centres">${t("anotherCentre")}</a></div></div>`;
  }

  #made = (/** @type {CustomEvent} */ event) => {
    this.made = event.detail;
    this.#read();
  };

  async #read() {
    clearTimeout(this.reading);
    const code = this.centre?.code;
    try {
      const [staff, devices, printers] = await Promise.all([
        staffRequest("GET", "/staff"), staffRequest("GET", "/devices"), code ? staffRequest("GET", `/centres/${code}/printers`) : [],
      ]);
      if (code !== this.centre?.code) return;
      this.found = {staff, devices, printers};
      this.fault = null;
    } catch (error) {
      this.fault = error;
    }
    clearTimeout(this.reading);
    const soon = this.found?.printers.some((one) => isNew(one) || one.testPage?.state === "printing");
    if (this.isConnected) this.reading = setTimeout(() => this.#read(), soon ? SOON_MS : READ_MS);
  }
}

customElements.define("start-section", StartSection);
