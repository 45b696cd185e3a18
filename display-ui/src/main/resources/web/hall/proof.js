// @ts-check
/** Tells the server which calls this board has shown, and which were heard. A line that is away for a while is waited for. */

import {Problem, request} from "talon/api.js";
import {keyOf} from "./voice/announcer.js";

/**
 * @typedef {import("talon/types.js").BoardCall} Call
 * @typedef {{desk: string, at: string, sound?: string}} Said
 */

const AGAIN_MS = 2_000;
const MOST = 50;
/** How many calls are remembered as told. */
const MEMORY = 2_000;

export class CallProof {
  /** @type {Set<string>} */
  #told = new Set();
  /** @type {Said[]} */
  #waiting = [];
  #sending = false;

  /** @param {"hall-display" | "desk-display"} [kind] of this screen */
  constructor(kind = "hall-display") {
    this.kind = kind;
  }

  /** @param {Call[]} calls that the page has just drawn */
  shown(calls) {
    const fresh = calls.filter((call) => call.state === "called" && !this.#told.has(keyOf(call)));
    if (fresh.length === 0 || document.visibilityState !== "visible") return;
    for (const call of fresh) this.#told.add(keyOf(call));
    for (const key of this.#told) {
      if (this.#told.size <= MEMORY) break;
      this.#told.delete(key);
    }
    // What is drawn is on the panel with the second frame.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#send(fresh.map(({desk, at}) => ({desk, at})))));
  }

  /** @param {Call[]} calls @param {string} sound */
  said(calls, sound) {
    this.#send(calls.map(({desk, at}) => ({desk, at, sound})));
  }

  /** @param {Said[]} calls */
  async #send(calls) {
    this.#waiting.push(...calls);
    this.#waiting = this.#waiting.slice(-MEMORY);
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting.length > 0) {
      const some = this.#waiting.slice(0, MOST);
      try {
        await request("POST", `/device/shown?kind=${this.kind}`, {body: {calls: some}});
        this.#waiting.splice(0, some.length);
      } catch (error) {
        // What the server will never take is not sent again.
        if (error instanceof Problem && error.status >= 400 && error.status < 500 && error.status !== 429) this.#waiting.splice(0, some.length);
        await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
      }
    }
    this.#sending = false;
  }
}
