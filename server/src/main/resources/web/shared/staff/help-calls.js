// @ts-check
/** Visitors at kiosks who ask for somebody: seen, heard again and again, and answered with one press. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {clock, defineWords} from "talon/words.js";
import texts from "talon/words/staff-help.js";
import {chime} from "./chime.js";
import {staffCommand} from "./session.js";
import {toast} from "./toast.js";
import {problemInWords} from "./words.js";

/** @typedef {import("talon/types.js").BoardHelp} Help */

const t = defineWords(texts);
const AGAIN_MS = 8_000;
/** So long after its call a visitor may still stand there. */
const KEPT_MS = 600_000;

/** The calls that nobody has answered, and their sound. */
export class HelpCalls {
  /** When each was last sounded. @type {Map<number, number>} */
  #sounded = new Map();

  /**
   * @param {string} path of the centre
   * @param {() => void} changed
   */
  constructor(path, changed) {
    this.path = path;
    this.changed = changed;
    /** Those that were answered here, before the board says so. @type {Set<number>} */
    this.answered = new Set();
  }

  /**
   * @param {import("talon/types.js").Board | null | undefined} board
   * @param {number} now ms of the server
   * @returns {Help[]} the oldest first
   */
  open(board, now) {
    return (board?.help ?? []).filter((call) => !call.answeredAt && !this.answered.has(call.id) && now - Date.parse(call.at) < KEPT_MS);
  }

  /** Sounds what is new, and again what is still waited for. @param {Help[]} open @param {number} now ms of the server */
  sound(open, now) {
    const due = open.filter((call) => now - (this.#sounded.get(call.id) ?? -Infinity) >= AGAIN_MS && (now < Date.parse(call.until) || !this.#sounded.has(call.id)));
    if (due.length === 0) return;
    for (const call of due) this.#sounded.set(call.id, now);
    chime();
  }

  /** @param {Help} call */
  async answer(call) {
    this.answered.add(call.id);
    this.changed();
    try {
      await staffCommand(`${this.path}/help-calls/${call.id}/answer`);
      toast(t("goingThere", {kiosk: call.name}));
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
      this.answered.delete(call.id);
      this.changed();
    }
  }
}

/**
 * The oldest call with its button, and how many more there are.
 *
 * @param {HelpCalls} calls
 * @param {Help[]} open
 * @param {{zone: string, now: number}} where now: ms of the server
 */
export function helpStrip(calls, open, {zone, now}) {
  const [call] = open;
  if (!call) return nothing;
  const more = open.length - 1;
  const facts = [clock(call.at, zone), now > Date.parse(call.until) ? t("nobodyCame") : "", more ? t("more", {n: more}) : ""];
  return html`<div class="help-call" role="alert">${icon("help")}
    <p><b>${t("asked", {kiosk: call.name})}</b><span class="quiet">${facts.filter(Boolean).join(" · ")}</span></p>
    <button type="button" class="button primary" @click=${() => calls.answer(call)}>${t("going")}</button></div>`;
}

/** For the title of a page. @param {Help[]} open */
export function helpTitle(open) {
  return open.length ? t("title") : "";
}
