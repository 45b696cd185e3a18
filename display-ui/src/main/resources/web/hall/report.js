// @ts-check
/** A screen's report to the server every few seconds: how it is, and what it is asked to do. */

import {newKey, request} from "talon/api.js";
import {first} from "./phrases.js";

/**
 * @typedef {import("./voice/voice.js").State} Sound
 * @typedef {"done" | "cannot" | Sound} Result
 * @typedef {{sound: Sound, speaks: boolean, zones: string[], shows: string}} Facts
 */

const EVERY_MS = 5_000;
const PATIENCE_MS = 4_000;
/** Before the server's end of the lease: clocks and lines are not exact. */
const MARGIN_MS = 1_000;
const LAYER_MS = 12_000;
const MOST = 300;

export class ScreenReport {
  /**
   * @param {object} options
   * @param {"hall-display" | "desk-display"} options.kind
   * @param {() => Facts} options.facts
   * @param {(until: number) => void} [options.lead] told until when this page may speak, ms of `performance.now()`
   * @param {() => Promise<Sound | "done">} options.test sounds what it can; tells what became of it
   */
  constructor({kind, facts, lead = () => {}, test}) {
    this.kind = kind;
    this.facts = facts;
    this.lead = lead;
    this.test = test;
    this.page = newKey();
    this.since = new Date().toISOString().slice(0, 16);
    this.leave = () => this.#send(false, true).catch(() => {});
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
    try {
      const {speaksFor, asks} = await this.#send(this.facts().speaks, false);
      this.lead(speaksFor > 0 ? asked + speaksFor - MARGIN_MS : 0);
      for (const ask of asks) this.#do(ask);
    } catch {
      // The lease ends by itself; the board says that the server is away.
    }
    if (!this.stopped) this.timer = setTimeout(() => this.#beat(), EVERY_MS);
  }

  /** @param {boolean} speaks @param {boolean} last the page goes away */
  #send(speaks, last) {
    const {sound, zones, shows} = this.facts();
    const body = {
      page: this.page, version: `${browser()}, ${this.since}`, sound, clock: new Date().toISOString(), speaks, zones,
      width: innerWidth, height: innerHeight, shows: shows.slice(0, MOST) || "-",
    };
    const path = `/device/report?kind=${this.kind}`;
    if (!last) return request("POST", path, {body, timeout: PATIENCE_MS});
    return fetch(`/api/v1${path}`, {
      method: "POST", body: JSON.stringify(body), headers: {"Content-Type": "application/json"}, credentials: "same-origin", keepalive: true,
    });
  }

  /** @param {{id: number, kind: string}} ask */
  async #do({id, kind}) {
    const result = await this.#act(kind);
    await request("POST", `/device/asks/${id}?kind=${this.kind}`, {body: {result}}).catch(() => {});
    if (kind === "reload") location.reload();
  }

  /** @param {string} kind @returns {Promise<Result>} */
  async #act(kind) {
    switch (kind) {
      case "identify": {
        const device = await request("GET", `/device?kind=${this.kind}`).catch(() => null);
        layer(first("thisScreen"), device?.name ?? "");
        return "done";
      }
      case "test-call": {
        layer(first("testCall"), "А000 → 0");
        return this.test();
      }
      case "reload":
        return "done";
      default:
        // No page can take a picture of itself; what it shows stands in its report.
        return "cannot";
    }
  }
}

/** Over the whole screen for a while. @param {string} words @param {string} large */
function layer(words, large) {
  document.querySelector(".screen-layer")?.remove();
  const over = document.createElement("div");
  over.className = "screen-layer";
  over.setAttribute("role", "status");
  for (const text of [words, large]) over.appendChild(document.createElement("p")).textContent = text;
  document.body.append(over);
  setTimeout(() => over.remove(), LAYER_MS);
}

function browser() {
  return /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent)?.[0].replace("/", " ") ?? navigator.userAgent.slice(0, 30);
}
