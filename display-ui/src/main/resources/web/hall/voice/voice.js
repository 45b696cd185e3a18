// @ts-check
/** The hall's voice: gong and words, in the one screen of an audio zone that speaks. */

import {request} from "talon/api.js";
import {GONG_MS, audio, audioContext, audioState, gong, unlockAudio} from "talon/gong.js";
import {Announcer} from "./announcer.js";
import {fetchBank} from "./bank.js";
import {schedule} from "./play.js";
import {GONG_LEAD_MS} from "./sentence.js";
import {volumeAt} from "./volume.js";

/**
 * @typedef {import("talon/types.js").BoardCall} Call
 * @typedef {import("./announcer.js").Result} Result
 * @typedef {"ready" | "blocked" | "missing" | "muted"} State of this screen's sound
 * @typedef {{speaks: boolean, zeros: "silent" | "digits", repeats: number, volumes: import("./volume.js").Volume[], version: string}} Settings
 */

const LANGUAGES = ["ru", "en"];
/** Between the order and the beginning, s: the graph is made meanwhile. */
const SOON = 0.05;
/** How soon a change of the settings or the clips is followed, and how soon what failed is tried again. */
const AGAIN_MS = 10_000;
/** A test, of nobody. @type {Call} */
const TEST = {label: "А000", desk: "0", service: "", stage: "consultation", state: "called", at: "", calls: 1, language: "ru"};

/** Sends `said` (detail: {calls, result}) for every call, and `state` when {@link state} may have changed. */
export class Voice extends EventTarget {
  /** @param {{wanted: boolean, now: () => Date}} options wanted: this screen sounds at all; now: the server's time */
  constructor({wanted, now}) {
    super();
    this.wanted = wanted;
    this.now = now;
    /** @type {string | undefined} */
    this.zone = undefined;
    /** @type {Settings | null} */
    this.settings = null;
    /** @type {Record<string, import("./bank.js").Bank>} */
    this.banks = {};
    /** Until when this screen may speak, ms of `performance.now()`; Infinity: nobody shares its air. */
    this.until = Infinity;
    /** When a time ended in which it might, ms of `performance.now()`; -Infinity: there was none. */
    this.ended = -Infinity;
    /** Codes of zones that another screen speaks for. @type {string[]} */
    this.leaves = [];
    this.announcer = new Announcer((breath) => this.#speak(breath, () => this.#mayBegin(breath)), (breath) => this.#mayBegin(breath), () => this.#silentSince, {
      now: () => performance.now(), later: (ms, act) => setTimeout(act, ms),
    });
    this.announcer.addEventListener("said", (event) => this.dispatchEvent(new CustomEvent("said", {detail: /** @type {CustomEvent} */ (event).detail})));
    this.changed = () => this.dispatchEvent(new Event("state"));
    audio.addEventListener("audio", this.changed);
  }

  /**
   * Reads how the centre speaks, and its clips; again and again, so that what an administrator changes is followed within seconds.
   *
   * @param {string} centre
   */
  async open(centre) {
    this.centre = centre;
    clearTimeout(this.retry);
    try {
      const settings = await request("GET", `/centres/${encodeURIComponent(centre)}/voice`);
      if (settings.version !== this.settings?.version) await this.#take(centre, settings);
    } catch {
      // It speaks as before until the server is there.
    }
    if (!this.closed) this.retry = setTimeout(() => this.open(centre), AGAIN_MS);
    this.changed();
  }

  close() {
    this.closed = true;
    clearTimeout(this.retry);
    audio.removeEventListener("audio", this.changed);
  }

  /** @param {string} centre @param {Settings} settings */
  async #take(centre, settings) {
    if (settings.speaks) {
      for (const language of LANGUAGES) {
        const bank = await fetchBank(centre, language);
        if (bank) this.banks[language] = bank;
      }
    }
    this.settings = settings;
    this.announcer.repeats = settings.speaks ? settings.repeats : 0;
    this.announcer.choices = {...this.announcer.choices, zeros: settings.zeros};
    this.announcer.banks = settings.speaks ? Object.fromEntries(Object.entries(this.banks).map(([language, bank]) => [language, bank.lengths])) : {};
  }

  /** What this screen's sound is like now. @returns {State} */
  get state() {
    if (!this.wanted || this.#volume === 0) return "muted";
    const state = audioState();
    if (state !== "running") return state === "none" ? "missing" : "blocked";
    return this.settings && (!this.settings.speaks || this.banks.ru) ? "ready" : "missing";
  }

  /** Until when this screen may speak, and for which zones another one does. @param {import("../report.js").Lead} lead */
  lead({until, shared, leaves}) {
    if (this.until > 0) this.ended = Math.min(this.until, performance.now());
    this.until = until;
    this.leaves = leaves;
    this.announcer.shared = shared;
    this.announcer.go();
  }

  /** @param {Call[]} calls that are announced together, the first first */
  announce(calls) {
    const elsewhere = calls.filter((call) => call.zone && this.leaves.includes(call.zone.code));
    const own = calls.filter((call) => !elsewhere.includes(call));
    if (elsewhere.length > 0) this.dispatchEvent(new CustomEvent("said", {detail: {calls: elsewhere, result: "elsewhere"}}));
    if (own.length === 0) return;
    if (this.sounds) {
      this.announcer.announce(own);
    } else {
      // What cannot sound here waits for no turn.
      this.dispatchEvent(new CustomEvent("said", {detail: {calls: own, result: this.state}}));
    }
  }

  /** Whether this screen is heard: with a gong at least, where its clips have not come. */
  get sounds() {
    return this.wanted && this.#volume > 0 && audioState() === "running";
  }

  /** @param {Call[]} calls of the newest board @param {string[]} desks codes of the centre's */
  board(calls, desks) {
    this.announcer.board(calls);
    this.announcer.choices = {...this.announcer.choices, desks};
  }

  /**
   * Says a sentence that calls nobody, whoever speaks in this zone; after what this screen is saying.
   *
   * @returns {Promise<Result>}
   */
  async test() {
    const audible = this.state;
    if (audible !== "ready") return audible === "blocked" && (await unlockAudio()) === "running" ? this.test() : audible;
    const ms = this.banks.ru?.lengths.test ?? 0;
    const parts = ms > 0 ? [{language: "ru", clip: "test", at: 0, ms}] : [];
    const said = await this.announcer.alone(() => this.#speak({calls: [TEST], gong: true, ms, missing: [], parts}, () => true));
    return said === "late" ? "elsewhere" : said;
  }

  get #silentSince() {
    return performance.now() < this.until ? Infinity : Math.max(this.ended, this.until > 0 ? this.until : -Infinity);
  }

  get #volume() {
    return volumeAt(this.settings?.volumes ?? [], this.now(), this.zone);
  }

  /** @param {import("./announcer.js").Breath} breath */
  #mayBegin(breath) {
    return performance.now() + Math.max(GONG_MS, breath.ms + GONG_LEAD_MS) < this.until;
  }

  /**
   * @param {import("./sentence.js").Breath} breath
   * @param {() => boolean} still whether it may begin, now that its clips are there: reading them takes its time
   * @returns {Promise<Result | "late">} once it has ended; late: there was no time left for it
   */
  async #speak(breath, still) {
    const volume = this.#volume;
    if (!this.wanted || volume === 0) return "muted";
    const context = audioContext();
    if (!context) return "missing";
    if ((await unlockAudio()) !== "running") return "blocked";
    // A hall whose clips have not come hears the gong at least.
    if (breath.parts.length === 0) return (await gong({volume: 0.6 * volume})) ? (this.settings?.speaks === false ? "played" : "missing") : "blocked";
    try {
      const clips = new Map();
      for (const part of breath.parts) clips.set(part, await this.banks[part.language].decoded(context, part.clip));
      if (!still()) return "late";
      const {ends, out} = schedule(context, breath, (part) => clips.get(part), {at: context.currentTime + SOON, volume});
      await until(context, ends);
      out.disconnect();
      return breath.missing.length === 0 ? "played" : "missing";
    } catch {
      return "missing";
    }
  }
}

/**
 * Settles at a moment of a context; a context that stands still is not waited for.
 *
 * @param {AudioContext} context
 * @param {number} moment seconds of the context
 * @returns {Promise<void>}
 */
function until(context, moment) {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - context.currentTime) * 1_000));
}
