// @ts-check
/** The clips of a centre: fetched whole, decoded when they are first said. */

import {currentLanguage} from "talon/words.js";

/**
 * @typedef {{clip: string, words: string, own: "centre" | "all" | "no", type: string, ms: number, from: number, length: number}} Entry
 * @typedef {{language: string, version: string, clips: Entry[]}} Contents
 */

/** dB of full scale: as loud as Talon's own clips are. */
const LOUDNESS = -20;
/** A clip of somebody's own is made louder or quieter by at most so much, dB. */
const MOST_DB = 12;
/** What is quieter than that is a pause, and does not count. */
const PAUSE = 0.01;

/** One language. */
export class Bank {
  /** @type {Map<string, {buffer: AudioBuffer, gain: number}>} */
  #decoded = new Map();

  /** @param {ArrayBuffer} file as the operation `voiceBank` gives it */
  constructor(file) {
    const length = new DataView(file).getUint32(0);
    /** @type {Contents} */
    this.contents = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, length)));
    this.file = file;
    this.begins = 4 + length;
    /** @type {Map<string, Entry>} */
    this.entries = new Map(this.contents.clips.map((entry) => [entry.clip, entry]));
    /** ms by clip. @type {Record<string, number>} */
    this.lengths = Object.fromEntries(this.contents.clips.map((entry) => [entry.clip, entry.ms]));
  }

  /**
   * @param {BaseAudioContext} context
   * @param {string} clip
   * @returns {Promise<{buffer: AudioBuffer, gain: number}>} fails where it is not there or cannot be decoded
   */
  async decoded(context, clip) {
    const known = this.#decoded.get(clip);
    if (known) return known;
    const entry = this.entries.get(clip);
    if (!entry) throw new Error(`no clip ${clip}`);
    const from = this.begins + entry.from;
    const buffer = await context.decodeAudioData(this.file.slice(from, from + entry.length));
    const made = {buffer, gain: entry.own === "no" ? 1 : levelled(buffer)};
    this.#decoded.set(clip, made);
    return made;
  }
}

/**
 * @param {string} centre
 * @param {string} language
 * @param {{kiosk?: boolean}} [options] kiosk: also what the kiosk's spoken menu says
 * @returns {Promise<Bank | null>} null where the language has no voice; fails where the server is away
 */
export async function fetchBank(centre, language, {kiosk = false} = {}) {
  const response = await fetch(`/api/v1/centres/${encodeURIComponent(centre)}/voice/${language}${kiosk ? "?at=kiosk" : ""}`, {
    credentials: "same-origin", headers: {"Accept-Language": currentLanguage()},
  });
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(`voice: ${response.status}`);
  return new Bank(await response.arrayBuffer());
}

/**
 * By how much a clip is amplified to be as loud as the others.
 *
 * @param {AudioBuffer} buffer
 */
function levelled(buffer) {
  const samples = buffer.getChannelData(0);
  let power = 0;
  let counted = 0;
  let peak = 0;
  for (const sample of samples) {
    const height = Math.abs(sample);
    peak = Math.max(peak, height);
    if (height < PAUSE) continue;
    power += sample * sample;
    counted++;
  }
  if (counted === 0) return 1;
  const db = LOUDNESS - 10 * Math.log10(power / counted);
  return Math.min(10 ** (Math.max(-MOST_DB, Math.min(MOST_DB, db)) / 20), 0.98 / peak);
}
