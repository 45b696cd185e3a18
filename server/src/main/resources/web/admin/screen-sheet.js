// @ts-check
/** What a screen says of itself, and what can be asked of it. */

import {LitElement, html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {InWords} from "talon/words.js";
import {staffRequest} from "talon/staff/session.js";
import {problemInWords} from "talon/staff/words.js";
import {moment} from "./section.js";
import {inSeconds, testCallWords} from "./test-call-words.js";
import {t} from "./words.js";

/** @typedef {{heardAt: string, ago: number, version: string, release: string | null, current: boolean, sound: "ready" | "blocked" | "missing" | "muted", speaks: boolean, ahead: number, width: number, height: number, shows: string}} Told */
/** @typedef {{id: number, kind: string, at: string, ago: number, took: number | null, result: string | null, call: import("./test-call-words.js").TestCall | null}} Asked */
/** @typedef {{id: number, kind: string, name: string, told: Told | null, asked: Asked | null}} Screen */

const READ_MS = 1_000;
/** Its row is written every 15 s at the latest. */
const HERE_MS = 30_000;
/** A clock that is further off shows a wrong time on the board. */
const CLOCK_MS = 2_000;
/** After that no answer is to be expected. */
const PATIENCE_MS = 20_000;
/** A kiosk loads itself again when its visitor has done. */
const VISITOR_MS = 600_000;
const ASKS = ["identify", "test-call", "screenshot", "reload"];

/** @param {Screen | undefined} screen */
export function isHere(screen) {
  return Boolean(screen?.told && screen.told.ago < HERE_MS);
}

/** What is wrong with a screen, in few words; empty: nothing is. @param {Screen | undefined} screen */
export function screenTrouble(screen) {
  const told = screen?.told;
  if (!told || !isHere(screen)) return "";
  if (screen.kind === "hall-display" && told.sound === "blocked") return t("soundBlocked");
  if (screen.kind === "hall-display" && told.sound === "missing") return t("soundMissing");
  if (Math.abs(told.ahead) > CLOCK_MS) return t("clockOff", {n: Math.round(told.ahead / 1000)});
  return told.current ? "" : t("oldRelease");
}

class ScreenSheet extends LitElement {
  static properties = {screen: {}, fault: {state: true}};

  constructor() {
    super();
    new InWords(this);
    /** @type {Screen | null} */
    this.screen = null;
    /** @type {unknown} */
    this.fault = null;
    this.centre = "";
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.reading);
  }

  /** @param {string} centre @param {Screen} screen */
  async open(centre, screen) {
    this.centre = centre;
    this.screen = screen;
    this.fault = null;
    await this.updateComplete;
    this.querySelector("dialog")?.showModal();
    this.reading = setInterval(() => this.#read(), READ_MS);
  }

  async #read() {
    const all = await staffRequest("GET", `/centres/${this.centre}/screens`).catch(() => null);
    this.screen = all?.find((/** @type {Screen} */ one) => one.id === this.screen?.id) ?? this.screen;
  }

  /** @param {string} kind */
  async #ask(kind) {
    try {
      await staffRequest("POST", `/devices/${this.screen?.id}/asks`, {body: {kind}});
      this.fault = null;
      await this.#read();
    } catch (error) {
      this.fault = error;
    }
  }

  /** It opens as large as it is. @param {Screen} screen @param {Asked} asked */
  #picture(screen, asked) {
    const address = `/api/v1/devices/${screen.id}/asks/${asked.id}/picture`;
    return html`<a class="screen-picture" href=${address} target="_blank"><img src=${address} alt=${t("screenPicture", {name: screen.name, time: moment(asked.at)})}></a>`;
  }

  render() {
    const {screen} = this;
    if (!screen) return nothing;
    const {told, asked} = screen;
    const close = () => {
      clearInterval(this.reading);
      this.screen = null;
    };
    return html`<dialog class="staff-dialog wide screen-sheet" aria-labelledby="screen-title" @close=${close}>
      <h2 id="screen-title">${screen.name}</h2>
      ${told ? html`<dl class="screen-facts">
        ${fact(t("screenHeard"), isHere(screen) ? t("here") : moment(told.heardAt))}
        ${screen.kind === "desk-display" ? nothing : fact(t("screenSound"), screen.kind === "kiosk" ? t(`kioskSound-${told.sound}`) : told.speaks ? t("soundSpeaks") : t(`sound-${told.sound}`))}
        ${fact(t("screenClock"), Math.abs(told.ahead) > CLOCK_MS ? t("clockOff", {n: Math.round(told.ahead / 1000)}) : t("clockRight"))}
        ${fact(t("screenRelease"), told.current ? told.release ?? "" : `${told.release ?? t("releaseUntold")} — ${t("oldRelease")}`)}
        ${fact(t("screenVersion"), told.version)}
        ${fact(t("screenSize"), `${told.width} × ${told.height}`)}
        ${fact(t("screenShows"), told.shows)}</dl>` : html`<p class="quiet">${t("screenSilent")}</p>`}
      ${this.fault ? html`<p class="alert" role="alert">${icon("warning")}${problemInWords(this.fault)}</p>` : nothing}
      <div class="quiet" role="status">${!asked ? nothing : asked.kind === "test-call" ? testCallWords(screen, isHere(screen)) : html`<p>${answered(asked, screen.kind)}</p>`}</div>
      ${asked?.kind === "screenshot" && asked.result === "done" ? this.#picture(screen, asked) : nothing}
      <div class="dialog-ways">
        ${ASKS.filter((kind) => kind !== "test-call" || screen.kind !== "kiosk").map((kind) => html`<button type="button" class="button" ?disabled=${!isHere(screen)} @click=${() => this.#ask(kind)}>${t(`ask-${kind}`)}</button>`)}
        <button type="button" class="button primary" @click=${() => this.querySelector("dialog")?.close()}>${t("screenClose")}</button>
      </div></dialog>`;
  }
}

/** @param {string} words @param {string} value */
function fact(words, value) {
  return html`<div><dt>${words}</dt><dd>${value}</dd></div>`;
}

/** @param {Asked} asked @param {string} of which kind of screen */
function answered({kind, ago, took, result}, of) {
  const what = t(`ask-${kind}`);
  const visitor = of === "kiosk" && kind === "reload";
  if (!result) return ago < (visitor ? VISITOR_MS : PATIENCE_MS) ? t(visitor ? "askWaitsVisitor" : "askWaits", {what}) : t("askLost", {what});
  return result === "cannot" ? t("askCannot") : t("askDone", {what, seconds: inSeconds(took ?? 0)});
}

customElements.define("screen-sheet", ScreenSheet);
