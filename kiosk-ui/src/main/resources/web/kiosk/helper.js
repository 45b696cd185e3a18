// @ts-check
/** «Позвать помощника»: one command, whose way the board tells; after its time it is said that nobody has answered. */

import {html, nothing} from "lit";
import {Problem, command, newKey} from "talon/api.js";
import {icon} from "talon/icons.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */
/** @typedef {"calling" | "waiting" | "coming" | "nobody" | "failed"} State */

/** So long it is said that somebody comes, and that nobody does. */
const TOLD_MS = 90_000;

export class Helper {
  /** @param {Kiosk} kiosk */
  constructor(kiosk) {
    this.kiosk = kiosk;
    /** The call as the server answered it. @type {{id: number, until: string} | null} */
    this.call = null;
    /** @type {string | null} */
    this.answeredAt = null;
    this.calling = false;
    this.failed = false;
    /** Whether its screen is open. */
    this.open = false;
  }

  /** What is true of the last call; null: nobody was called, or long ago. @returns {State | null} */
  get state() {
    if (this.calling) return "calling";
    if (this.failed) return "failed";
    if (!this.call) return null;
    const now = this.kiosk.live?.now().getTime() ?? Date.now();
    if (this.answeredAt) return now - Date.parse(this.answeredAt) < TOLD_MS ? "coming" : null;
    const over = now - Date.parse(this.call.until);
    return over < 0 ? "waiting" : over < TOLD_MS ? "nobody" : null;
  }

  /** Calls once for each touch; the key is kept until it was answered. Where somebody was called already, it is said again. */
  async ask() {
    const {kiosk} = this;
    if (this.calling || !kiosk.centre) return;
    if (this.state === "waiting" || this.state === "coming") {
      this.open = true;
      kiosk.requestUpdate();
      return;
    }
    this.calling = true;
    this.failed = false;
    this.open = true;
    this.answeredAt = null;
    this.call = null;
    kiosk.requestUpdate();
    try {
      this.call = await command(`/centres/${kiosk.centre.code}/help-calls`, {}, {key: newKey()});
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.failed = true;
    } finally {
      this.calling = false;
      kiosk.requestUpdate();
    }
  }

  /** The visitor needs nobody. */
  async withdraw() {
    const {call, kiosk} = this;
    this.close();
    this.call = null;
    if (call && kiosk.centre) await command(`/centres/${kiosk.centre.code}/help-calls/${call.id}`, undefined, {method: "DELETE"}).catch(() => undefined);
  }

  /** What the board says of it. */
  heard() {
    const found = this.kiosk.live?.board?.help?.find((one) => one.id === this.call?.id);
    if (found?.answeredAt && !this.answeredAt) {
      this.answeredAt = found.answeredAt;
      this.open = true;
    }
  }

  close() {
    this.open = false;
    this.failed = false;
    this.kiosk.requestUpdate();
  }
}

/** @type {Record<State, import("talon/icons.js").IconName>} */
const PICTURES = {calling: "clock", waiting: "person", coming: "check", nobody: "warning", failed: "warning"};

/**
 * @param {Kiosk} kiosk
 * @param {string} modes
 */
export function helperScreen(kiosk, modes) {
  const {helper} = kiosk;
  const state = helper.state ?? "nobody";
  const again = state === "nobody" || state === "failed";
  return html`<div class="overlay helper ${modes}" role="alertdialog" aria-modal="true" aria-labelledby="helper-title" ?inert=${kiosk.idle.left !== null}>
    <div class="sheet">
      <p class="helper-mark">${icon(PICTURES[state])}</p>
      <h2 id="helper-title" data-focus data-say tabindex="-1">${t(`helper-${state}`)}</h2>
      <p data-say>${t(`helper-${state}-what`)}</p>
      <div class="choices">
        ${again ? html`<button class="big primary" @click=${() => helper.ask()}>${t("callAgain")}</button>` : nothing}
        <button class="big ${again ? "" : "primary"}" @click=${() => helper.close()}>${t("understood")}</button>
        ${state === "waiting" ? html`<button class="big" @click=${() => helper.withdraw()}>${t("notNeeded")}</button>` : nothing}
      </div>
    </div>
  </div>`;
}

/** One line on the screens behind it. @param {Kiosk} kiosk */
export function helperLine(kiosk) {
  const {state} = kiosk.helper;
  return state === "waiting" || state === "coming" ? t(`helper-${state}`) : "";
}
