// @ts-check
/** Plays the clips of a centre here, as its hall would. */

import {Problem} from "talon/api.js";
import {currentLanguage} from "talon/words.js";

/** @typedef {{clip: string, words: string, own: "centre" | "all" | "no", type: string, ms: number, from: number, length: number}} Entry */

/** Between two clips, s. */
const GAP = 0.06;

export class ClipPlayer {
  /** @type {AudioContext | null} */
  #context = null;
  /** @type {ArrayBuffer} */
  #file = new ArrayBuffer(0);
  #begins = 0;
  /** @type {Map<string, Entry>} */
  #entries = new Map();

  /** @param {string} centre @param {string} language @returns {Promise<Entry[]>} */
  async open(centre, language) {
    const response = await fetch(`/api/v1/centres/${encodeURIComponent(centre)}/voice/${language}?at=kiosk`, {headers: {"Accept-Language": currentLanguage()}});
    if (!response.ok) throw new Problem({...(await response.json().catch(() => ({}))), status: response.status});
    this.#file = await response.arrayBuffer();
    const length = new DataView(this.#file).getUint32(0);
    this.#begins = 4 + length;
    /** @type {{clips: Entry[]}} */
    const {clips} = JSON.parse(new TextDecoder().decode(new Uint8Array(this.#file, 4, length)));
    this.#entries = new Map(clips.map((entry) => [entry.clip, entry]));
    return clips;
  }

  /** Call it from a press. @param {string[]} clips */
  async say(clips) {
    const context = (this.#context ??= new AudioContext());
    await context.resume();
    let at = context.currentTime + 0.05;
    for (const clip of clips) {
      const entry = this.#entries.get(clip);
      if (!entry) continue;
      const from = this.#begins + entry.from;
      const source = context.createBufferSource();
      source.buffer = await context.decodeAudioData(this.#file.slice(from, from + entry.length));
      source.connect(context.destination);
      at = Math.max(at, context.currentTime + 0.02);
      source.start(at);
      at += entry.ms / 1_000 + GAP;
    }
  }
}
