// @ts-check
/** The hall's voice: gong and words, in the one screen of an audio zone that speaks. */

import {request} from "talon/api.js";
import {GONG_MS, audio, audioContext, audioState, gong, unlockAudio} from "talon/gong.js";
import {AlarmVoice} from "./alarm.js";
import {Announcer} from "./announcer.js";
import {fetchBank} from "./bank.js";
import {schedule} from "./play.js";
import {GONG_LEAD_MS} from "./sentence.js";
import {volumeAt} from "./volume.js";

/**
 * @typedef {import("./announcer.js").Call} Call
 * @typedef {import("./announcer.js").Result} Result
 * @typedef {"ready" | "blocked" | "missing" | "muted"} State of this screen's sound
 * @typedef {{speaks: boolean, zeros: "silent" | "digits", repeats: number, volumes: import("./volume.js").Volume[], version: string}} Settings
 */

const LANGUAGES = ["ru", "en"];
/** Between the order and the beginning, s: the graph is made meanwhile. */
const SOON = 0.05;
/** How soon a change of the settings or the clips is followed, and how soon what failed is tried again. */
const AGAIN_MS = 10_000;
/** A server that has not said for so long who speaks is away. */
const SILENT_MS = 15_000;
/** A test, of nobody. */
export const TEST = {label: "А000", desk: "0"};

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
    /** When the server last said who speaks, ms of `performance.now()`. */
    this.heard = performance.now();
    /** Codes of zones that another screen speaks for. @type {string[]} */
    this.leaves = [];
    /** Whether another screen speaks in a zone of this one. */
    this.spoken = false;
    /** @type {Announcer} */
    this.announcer = new Announcer((breath) => this.#speak(breath), (breath) => this.#mayBegin(breath), () => this.#silentSince, {
      now: () => performance.now(), later: (ms, act) => setTimeout(act, ms),
    });
    this.announcer.addEventListener("said", (event) => {
      const {calls, result} = /** @type {CustomEvent} */ (event).detail;
      const real = calls.filter((/** @type {Call} */ call) => !call.test);
      if (real.length > 0) this.dispatchEvent(new CustomEvent("said", {detail: {calls: real, result}}));
    });
    /** @type {AlarmVoice} */
    this.alarm = new AlarmVoice({
      mayBegin: (ms) => this.#mayWarn(ms), banks: () => Object.values(this.banks), changed: () => this.announcer.dispatchEvent(new Event("turn")),
    });
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
    this.alarm.turn(false);
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

  /** Until when this screen may speak, and for which zones another one does. @param {import("talon/screen/report.js").Lead} lead */
  lead({until, shared, leaves, spoken}) {
    if (this.until > 0) this.ended = Math.min(this.until, performance.now());
    this.until = until;
    this.heard = performance.now();
    this.leaves = leaves;
    this.spoken = spoken;
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

  /**
   * For how long calls that are announced now are spoken of, ms: on every screen that can be heard, and on every silent one where another speaks, so that
   * those of a zone keep in step, whichever of them speaks. 0: where nothing is heard, nothing is waited for.
   *
   * @param {Call[]} calls
   */
  lasts(calls) {
    return (this.sounds || this.spoken) && this.settings?.speaks && this.banks.ru ? this.announcer.lasts(calls) : 0;
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
   * Announces a call of nobody as every other is announced: after those that wait, when this screen may speak, from the same clips. Elsewhere: another
   * screen speaks here.
   *
   * @param {Call} call
   * @returns {Promise<Result>}
   */
  async test(call) {
    const audible = this.state;
    if (audible !== "ready") return audible === "blocked" && (await unlockAudio()) === "running" ? this.test(call) : audible;
    if (this.#silentSince < Infinity && !this.announcer.shared) return "elsewhere";
    return new Promise((resolve) => {
      const told = (/** @type {Event} */ event) => {
        const {calls, result} = /** @type {CustomEvent} */ (event).detail;
        if (!calls.includes(call)) return;
        this.announcer.removeEventListener("said", told);
        resolve(result);
      };
      this.announcer.addEventListener("said", told);
      this.announcer.announce([call]);
    });
  }

  /** An alarm sounds at full volume, also at night; and everywhere where no server says who speaks. @param {number} ms @returns {boolean} */
  #mayWarn(ms) {
    const now = performance.now();
    return this.wanted && !this.announcer.speaking && (now + ms < this.until || now - this.heard > SILENT_MS);
  }

  /** What this screen does where it speaks in turns. @returns {import("talon/screen/report.js").Turn} */
  get turn() {
    return this.alarm.speaking ? "speaks" : this.alarm.on && this.announcer.turn === "idle" ? "asks" : this.announcer.turn;
  }

  get #silentSince() {
    return performance.now() < this.until ? Infinity : Math.max(this.ended, this.until > 0 ? this.until : -Infinity);
  }

  get #volume() {
    return this.alarm.on ? 1 : volumeAt(this.settings?.volumes ?? [], this.now(), this.zone);
  }

  /** @param {import("./sentence.js").Breath} breath @returns {boolean} */
  #mayBegin(breath) {
    return !this.alarm.on && performance.now() + Math.max(GONG_MS, breath.ms + GONG_LEAD_MS) < this.until;
  }

  /**
   * @param {import("./sentence.js").Breath} breath
   * @returns {Promise<Result | "late">} once it has ended; late: there was no time left for it
   */
  async #speak(breath) {
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
      // Reading them takes its time.
      if (!this.#mayBegin(breath)) return "late";
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
