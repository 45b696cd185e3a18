// @ts-check
/** Says texts one after another. What answers a key cuts off what is being said, as whoever pressed it expects; news waits until all before it is said. */

import {audioContext, audioState, unlockAudio} from "talon/gong.js";
import {request} from "talon/api.js";
import {beginning} from "talon/beginning.js";
import {fetchBank} from "/hall/voice/bank.js";
import {Phrases} from "./phrases.js";

/**
 * @typedef {{text: string, language: string, clip?: string, instead?: string[]}} Said clip: its own clip, where the bank has one; instead: what else is said of
 *   it where nothing can say the text, the first that the bank has
 * @typedef {"clip" | "phrases" | "adapter" | "browser" | "instead" | "none"} By what says it: a clip of its own; clips of its phrases; the speech program of the
 *   server; a voice of this computer; clips of what is said instead; nothing
 * @typedef {{text: string, language: string, by: By | null}} Note
 * @typedef {{said: Said, news: boolean, note: Note}} Waiting
 */

const LANGUAGES = ["ru", "en"];
/** Between the order and the beginning, s. */
const SOON = 0.03;
const BETWEEN_S = 0.25;
const USUAL_VOLUME = 0.6;
const STEP = 0.2;
/** What is said where nothing can say a text. */
const UNVOICED = "menu-unvoiced";
const KEPT = 200;

export class Speaker {
  constructor() {
    /** @type {Record<string, import("/hall/voice/bank.js").Bank>} */
    this.banks = {};
    /** @type {Record<string, Phrases>} */
    this.phrases = {};
    this.centre = "";
    /** 0 to 1. */
    this.volume = USUAL_VOLUME;
    /** What was to be said, the newest last, and what said it; what was cut off before it began was said by nothing yet. @type {Note[]} */
    this.log = [];
    /** Languages for which the server has no speech program; one text that it failed to speak silences nothing. @type {Set<string>} */
    this.mute = new Set();
    this.turn = 0;
    /** What is said next. @type {Waiting[]} */
    this.waiting = [];
    /** Whether something is being said. */
    this.speaking = false;
    /** @type {GainNode | null} */
    this.out = null;
  }

  /** Reads the clips of a centre, in so far as they have changed. @param {string} centre */
  async open(centre) {
    this.centre = centre;
    this.mute.clear();
    try {
      const settings = await request("GET", `/centres/${encodeURIComponent(centre)}/voice`);
      if (settings.version === this.version) return;
      for (const language of LANGUAGES) {
        const bank = await fetchBank(centre, language, {kiosk: true});
        if (!bank) continue;
        this.banks[language] = bank;
        this.phrases[language] = new Phrases(language, bank.contents.clips, settings.zeros);
      }
      this.version = settings.version;
    } catch {
      // It speaks as before; asked again in a while.
    }
  }

  /** Whether anything can be heard here. */
  get possible() {
    return audioState() !== "none";
  }

  /** @param {1 | -1} step */
  turnVolume(step) {
    this.volume = Math.min(1, Math.max(STEP, Math.round((this.volume + step * STEP) * 10) / 10));
    if (this.out) this.out.gain.value = this.volume;
  }

  /** The next visitor hears it as loud as usual. */
  reset() {
    this.volume = USUAL_VOLUME;
  }

  /** Nothing more is said. */
  stop() {
    this.turn++;
    this.waiting = [];
    this.speaking = false;
    this.out?.disconnect();
    this.out = null;
    globalThis.speechSynthesis?.cancel();
  }

  /**
   * Cuts off what is being said, and says these; then the news that waited and is still so.
   *
   * @param {Said[]} texts in their order
   * @param {(said: Said) => boolean} [holds] whether news is still so; left out: none is
   */
  say(texts, holds = () => false) {
    const news = this.waiting.filter((one) => one.news && holds(one.said));
    this.stop();
    this.waiting = news;
    this.#add(texts, false);
  }

  /**
   * Says these when all before them is said. Of earlier news that still waits, what is no longer so is left out.
   *
   * @param {Said[]} texts in their order
   * @param {(said: Said) => boolean} holds whether news is still so
   */
  tell(texts, holds) {
    this.waiting = this.waiting.filter(({said, news}) => !news || holds(said));
    this.#add(texts, true);
  }

  /** @param {Said[]} texts @param {boolean} news */
  #add(texts, news) {
    const added = texts.map((said) => ({said, news, note: {text: said.text, language: said.language, by: null}}));
    this.log = [...this.log, ...added.map(({note}) => note)].slice(-KEPT);
    if (news) this.waiting.push(...added);
    else this.waiting.unshift(...added);
    if (!this.speaking) this.#run(this.turn);
  }

  /** @param {number} turn */
  async #run(turn) {
    this.speaking = true;
    const context = audioContext();
    const audible = context && (await unlockAudio()) === "running";
    while (turn === this.turn) {
      const next = audible ? this.waiting.shift() : undefined;
      if (!next) {
        this.waiting = [];
        this.speaking = false;
        return;
      }
      try {
        await this.#one(/** @type {AudioContext} */ (context), next, turn);
      } catch {
        // A clip that cannot be decoded silences itself alone.
        next.note.by = "none";
      }
    }
  }

  /** @param {AudioContext} context @param {Waiting} next @param {number} turn */
  async #one(context, {said, note}, turn) {
    const {by, sound} = await this.#soundOf(context, said);
    if (turn !== this.turn) return;
    note.by = by;
    if (sound) await this.#play(context, sound, turn);
    else if (by === "browser") await this.#byBrowser(said);
  }

  /**
   * @param {AudioContext} context
   * @param {Said} said
   * @returns {Promise<{by: By, sound: {buffer: AudioBuffer, gain: number, at: number}[] | null}>}
   */
  async #soundOf(context, {text, language, clip, instead = []}) {
    const own = clip && this.banks[language]?.entries.has(clip) ? [{clip}] : null;
    const parts = own ?? this.phrases[language]?.partsOf(text);
    if (parts) return {by: own ? "clip" : "phrases", sound: await this.#joined(context, language, parts)};
    const spoken = await this.#byAdapter(context, language, text);
    if (spoken) return {by: "adapter", sound: [{buffer: spoken, gain: 1, at: 0}]};
    if (localVoice(language)) return {by: "browser", sound: null};
    const other = instead.map((each) => this.phrases[language]?.partsOf(each)).find((each) => each);
    const sorry = this.banks[language]?.entries.has(UNVOICED) ? [{clip: UNVOICED}] : [];
    if (other) return {by: "instead", sound: await this.#joined(context, language, [...other, {pause: 200}, ...sorry])};
    return {by: "none", sound: await this.#joined(context, language, sorry)};
  }

  /** @param {AudioContext} context @param {string} language @param {import("./phrases.js").Part[]} parts */
  async #joined(context, language, parts) {
    const sound = [];
    let at = 0;
    for (const part of parts) {
      if ("pause" in part) {
        at += part.pause / 1_000;
        continue;
      }
      const {buffer, gain} = await this.banks[language].decoded(context, part.clip);
      sound.push({buffer, gain, at});
      at += buffer.duration;
    }
    return sound;
  }

  /** The speech program of the server. @param {AudioContext} context @param {string} language @param {string} text */
  async #byAdapter(context, language, text) {
    if (this.mute.has(language)) return null;
    try {
      const query = new URLSearchParams({text: beginning(text, 300)});
      const response = await fetch(`/api/v1/centres/${encodeURIComponent(this.centre)}/voice/${language}/speech?${query}`, {credentials: "same-origin"});
      if (response.status === 404) this.mute.add(language);
      return response.ok ? await context.decodeAudioData(await response.arrayBuffer()) : null;
    } catch {
      return null;
    }
  }

  /** @param {AudioContext} context @param {{buffer: AudioBuffer, gain: number, at: number}[]} sound @param {number} turn */
  async #play(context, sound, turn) {
    const out = context.createGain();
    out.gain.value = this.volume;
    out.connect(context.destination);
    this.out = out;
    const begins = context.currentTime + SOON;
    let ends = begins;
    for (const {buffer, gain, at} of sound) {
      const source = context.createBufferSource();
      source.buffer = buffer;
      const level = context.createGain();
      level.gain.value = gain;
      source.connect(level).connect(out);
      source.start(begins + at);
      ends = Math.max(ends, begins + at + buffer.duration);
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, ends + BETWEEN_S - context.currentTime) * 1_000));
    if (turn === this.turn) out.disconnect();
  }

  /** @param {Said} said */
  #byBrowser({text, language}) {
    return new Promise((resolve) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.lang = language;
      utterance.voice = localVoice(language) ?? null;
      utterance.volume = this.volume;
      utterance.onend = utterance.onerror = () => resolve(undefined);
      speechSynthesis.speak(utterance);
    });
  }
}

/** A voice of this computer; those of a network service are not asked. @param {string} language */
function localVoice(language) {
  return globalThis.speechSynthesis?.getVoices().find((voice) => voice.localService && voice.lang.toLowerCase().startsWith(language));
}
