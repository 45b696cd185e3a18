// @ts-check
/** A screen's report to the server every few seconds: how it is, and what it is asked to do. */

import {newKey, request} from "talon/api.js";
import {beginning} from "talon/beginning.js";
import {defineWords} from "talon/words.js";
import texts from "talon/words/screen-report.js";
import {showLayer} from "./layer.js";

/**
 * @typedef {"ready" | "blocked" | "missing" | "muted"} Sound
 * @typedef {"hall-display" | "desk-display" | "kiosk"} Kind
 * @typedef {"speaks" | "asks" | "idle"} Turn what a page does that speaks in turns with others
 * @typedef {{sound: Sound, speaks: boolean, voice?: Turn, zones: string[], shows: string}} Facts
 * @typedef {{until: number, shared: boolean, leaves: string[], spoken: boolean}} Lead until: when this page may no longer speak, ms of
 *   `performance.now()`; shared: it speaks in turns with others; leaves: codes of zones that another of them speaks for; spoken: another page speaks in a
 *   zone of this one
 */

const t = defineWords(texts);
const EVERY_MS = 5_000;
/** How soon a page asks again that speaks in turns and has something to say. */
const ASKS_MS = 1_000;
const PATIENCE_MS = 4_000;
/** Before the server's end of the lease: clocks and lines are not exact. */
const MARGIN_MS = 1_000;
const PICTURE_MS = 15_000;
const MOST = 300;

export class ScreenReport {
  /**
   * @param {object} options
   * @param {Kind} options.kind
   * @param {() => Facts} options.facts
   * @param {(lead: Lead) => void} [options.lead] told whether this page may speak
   * @param {() => Promise<void>} [options.free] settles when the page may be loaded again: nobody stands at it
   */
  constructor({kind, facts, lead = () => {}, free = async () => {}}) {
    this.kind = kind;
    this.facts = facts;
    this.lead = lead;
    this.free = free;
    this.page = newKey();
    /** @type {string[]} */
    this.leaves = [];
    this.spoken = false;
    this.news = false;
    this.sending = false;
    this.since = new Date().toISOString().slice(0, 16);
    this.shared = false;
    this.leave = () => this.#send({...this.facts(), speaks: false}, true).catch(() => {});
  }

  start() {
    addEventListener("pagehide", this.leave);
    this.#beat();
  }

  stop() {
    removeEventListener("pagehide", this.leave);
    clearTimeout(this.timer);
    this.stopped = true;
  }

  async #beat() {
    const asked = performance.now();
    const facts = this.facts();
    this.sending = true;
    // With this report the word may be given back: nothing begins until the answer is there.
    if (this.shared && facts.voice !== "speaks") this.lead({until: 0, shared: true, leaves: this.leaves, spoken: this.spoken});
    try {
      const {speaksFor, shared, leaves, spoken, asks} = await this.#send(facts, false);
      this.shared = shared ?? false;
      this.leaves = leaves ?? [];
      this.spoken = spoken ?? false;
      this.lead({until: speaksFor > 0 ? asked + speaksFor - MARGIN_MS : 0, shared: this.shared, leaves: this.leaves, spoken: this.spoken});
      for (const ask of asks) this.#do(ask);
    } catch {
      // The lease ends by itself; the board says that the server is away.
    }
    this.sending = false;
    if (this.stopped) return;
    const again = this.news || (this.shared && facts.voice === "asks");
    this.timer = setTimeout(() => this.#beat(), this.news ? 0 : again ? ASKS_MS : EVERY_MS);
    this.news = false;
  }

  /** What it says of its voice has changed: where pages speak in turns, the server hears of it at once. */
  soon() {
    if (!this.shared || this.stopped) return;
    if (this.sending) {
      this.news = true;
      return;
    }
    clearTimeout(this.timer);
    this.#beat();
  }

  /** @param {Facts} facts @param {boolean} last the page goes away */
  #send({sound, speaks, voice, zones, shows}, last) {
    const {release} = document.documentElement.dataset;
    const body = {
      page: this.page, version: `${browser()}, ${this.since}`, ...(release ? {release} : {}), sound, clock: new Date().toISOString(), speaks,
      ...(voice ? {voice} : {}), zones, width: innerWidth, height: innerHeight, shows: beginning(shows.replace(/\s+/g, " ").trim(), MOST) || "-",
    };
    const path = `/device/report?kind=${this.kind}`;
    if (!last) return request("POST", path, {body, timeout: PATIENCE_MS});
    return fetch(`/api/v1${path}`, {
      method: "POST", body: JSON.stringify(body), headers: {"Content-Type": "application/json"}, credentials: "same-origin", keepalive: true,
    });
  }

  /** @param {{id: number, kind: string}} ask */
  async #do({id, kind}) {
    const result = await this.#act(kind, id);
    await request("POST", `/device/asks/${id}?kind=${this.kind}`, {body: {result}}).catch(() => {});
    if (kind === "reload") location.reload();
  }

  /** @param {number} id of what was asked */
  async #picture(id) {
    const {pagePicture} = await import("./page-picture.js");
    await request("PUT", `/device/asks/${id}/picture?kind=${this.kind}`, {body: await pagePicture(), type: "image/jpeg", timeout: PICTURE_MS});
  }

  /** @param {string} kind @param {number} id @returns {Promise<"done" | "cannot">} */
  async #act(kind, id) {
    switch (kind) {
      case "identify": {
        const device = await request("GET", `/device?kind=${this.kind}`).catch(() => null);
        showLayer(t("thisScreen"), device?.name ?? "");
        return "done";
      }
      case "reload":
        return this.free().then(() => "done");
      case "screenshot":
        return this.#picture(id).then(() => "done", () => "cannot");
      default:
        return "cannot";
    }
  }
}

function browser() {
  return /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[0].replace("/", " ") ?? navigator.userAgent.slice(0, 30);
}
