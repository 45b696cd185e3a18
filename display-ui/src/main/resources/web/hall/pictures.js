// @ts-check
/** Quiet pictures and silent videos while nobody is called: which of them stands there now. They are kept in memory, so that they go on without a server. */

import {pause, request} from "talon/api.js";

/** @typedef {{id: number, file: string, name: string, type: string, zone: string | null, seconds: number}} Picture */
/** @typedef {{picture: Picture, url: string}} Kept */

/** So long after the last call the first comes. */
export const QUIET_MS = 15_000;
/** What stands between two rounds: the words themselves. A panel never shows one picture all day. */
export const WORDS_MS = 12_000;
/** A video that is longer, or hangs, makes room for the next. */
export const LONGEST_MS = 180_000;
const AGAIN_MS = 20_000;
/** So long after the last byte of a file it is asked for again. */
const PATIENCE_MS = 60_000;

/**
 * Which picture stands there, and until when. It has no timer and no clock: each method is told the moment, in ms of any clock that only runs
 * forward.
 */
export class PictureTurns {
  /** @type {Kept[]} those that this screen shows, in their order */
  kept = [];
  /** The place in the list; -1: the words. */
  #at = -1;
  /** When the next comes; null: somebody is called, or is about to be. @type {number | null} */
  #next = null;

  /**
   * @param {boolean} quiet whether nobody is called
   * @param {number} now
   * @returns {Kept | null} what stands there; null: the board itself
   */
  at(quiet, now) {
    if (!quiet || this.kept.length === 0) {
      this.#at = -1;
      this.#next = null;
      return null;
    }
    this.#next ??= now + QUIET_MS;
    if (now >= this.#next) this.over(now);
    return this.kept[this.#at] ?? null;
  }

  /** What stands there stays where it is still in the list. @param {Kept[]} list */
  keep(list) {
    const stands = this.kept[this.#at];
    const at = stands ? list.findIndex(({picture}) => picture.id === stands.picture.id) : -1;
    if (at >= 0) this.#at = at;
    this.kept = list;
  }

  /** What stands there has ended, or cannot be shown. @param {number} now */
  over(now) {
    this.#at = this.#at + 1 < this.kept.length ? this.#at + 1 : -1;
    const {picture} = this.kept[this.#at] ?? {};
    this.#next = now + (!picture ? WORDS_MS : isVideo(picture) ? LONGEST_MS : picture.seconds * 1_000);
  }
}

/** Reads the pictures of a centre whenever their version changes, and keeps their bytes. Sends `change`. */
export class Pictures extends EventTarget {
  turns = new PictureTurns();
  /** Of what is kept or being read; 0: nothing. */
  #version = 0;
  /** @type {Map<string, string>} the address of what is in memory, by file */
  #urls = new Map();
  /** @type {Picture[]} */
  #pictures = [];
  /** @type {string[]} */
  #zones = [];

  /**
   * @param {string} centre
   * @param {number} version of the board
   * @param {string[]} zones that this screen shows; empty: all
   */
  follow(centre, version, zones) {
    if (zones.join() !== this.#zones.join()) {
      this.#zones = zones;
      this.#show();
    }
    if (version === this.#version) return;
    this.#version = version;
    this.#read(`/centres/${encodeURIComponent(centre)}/pictures`, version);
  }

  close() {
    this.#version = -1;
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
  }

  /** Until all has come, or there is a newer one; what has come is shown meanwhile. @param {string} path @param {number} version */
  async #read(path, version) {
    for (; this.#version === version; await pause(AGAIN_MS)) {
      try {
        const {pictures} = await request("GET", path);
        await this.#fetch(path, pictures, version);
        return;
      } catch {
        // What it has goes on until the server is there.
      }
    }
  }

  /** @param {string} path @param {Picture[]} pictures @param {number} version */
  async #fetch(path, pictures, version) {
    this.#pictures = pictures;
    this.#show();
    let late = null;
    for (const {file} of pictures) {
      if (this.#urls.has(file)) continue;
      try {
        const bytes = await bytesOf(`/api/v1${path}/${file}`);
        if (this.#version !== version) return;
        this.#urls.set(file, URL.createObjectURL(bytes));
        this.#show();
      } catch (error) {
        if (this.#version !== version) return;
        late = error;
      }
    }
    const used = new Set(pictures.map(({file}) => file));
    for (const [file, url] of this.#urls) {
      if (used.has(file)) continue;
      URL.revokeObjectURL(url);
      this.#urls.delete(file);
    }
    if (late) throw late;
  }

  #show() {
    const shown = this.#pictures.filter(({zone}) => !zone || this.#zones.length === 0 || this.#zones.includes(zone));
    this.turns.keep(shown.flatMap((picture) => {
      const url = this.#urls.get(picture.file);
      return url ? [{picture, url}] : [];
    }));
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Picture} picture */
export function isVideo({type}) {
  return type.startsWith("video/");
}

/** A slow line is waited for as long as something comes. @param {string} address */
async function bytesOf(address) {
  const clock = new AbortController();
  let timer = setTimeout(() => clock.abort(), PATIENCE_MS);
  try {
    const response = await fetch(address, {credentials: "same-origin", signal: clock.signal});
    if (!response.ok || !response.body) throw new Error(String(response.status));
    const reader = response.body.getReader();
    const parts = [];
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      clearTimeout(timer);
      timer = setTimeout(() => clock.abort(), PATIENCE_MS);
      parts.push(part.value);
    }
    return new Blob(parts, {type: response.headers.get("content-type") ?? ""});
  } finally {
    clearTimeout(timer);
  }
}
