// @ts-check
/** Whether a board of the hall has shown the call of this desk; asked a moment after each call, until one has. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {isOpen} from "talon/opening.js";
import {staffRequest} from "talon/staff/session.js";
import {t} from "./words.js";

/** A board has two seconds; its word needs a moment to come. */
const FIRST_MS = 2_300;
const AGAIN_MS = 3_000;

export class CallProof {
  /** @param {() => void} draw */
  constructor(draw) {
    this.draw = draw;
    /** The label of a call that no board has shown; empty: none. */
    this.missed = "";
    this.call = "";
  }

  /** @param {import("./desk-model.js").DeskModel} model */
  saw(model) {
    this.opening = model.board?.opening;
    const call = model.view?.call;
    const key = call?.state === "called" ? `${call.ticket} ${call.calls}` : "";
    if (key === this.call) return;
    this.call = key;
    clearTimeout(this.timer);
    this.#say("");
    if (key) this.timer = setTimeout(() => this.#ask(model.path, key, call?.label ?? ""), FIRST_MS);
  }

  close() {
    clearTimeout(this.timer);
    this.call = "";
  }

  /** @param {string} path @param {string} key @param {string} label */
  async #ask(path, key, label) {
    const proof = await staffRequest("GET", `${path}/call-proof`).catch(() => null);
    if (key !== this.call) return;
    // A server that is away knows nothing of boards either; the page says so already.
    // Who works on when the centre is closed and its boards are off calls by voice.
    const off = proof?.awake === 0 && !isOpen(this.opening);
    if (proof) this.#say(proof.missed && !off ? label : "");
    if (!proof || proof.missed) this.timer = setTimeout(() => this.#ask(path, key, label), AGAIN_MS);
  }

  /** @param {string} label */
  #say(label) {
    if (label === this.missed) return;
    this.missed = label;
    this.draw();
  }
}

/** @param {CallProof} proof */
export function proofLine({missed}) {
  if (!missed) return nothing;
  return html`<p class="notice wrong proof" role="alert">${icon("warning")}<span>${t("callNotShown", {label: missed})}</span></p>`;
}
