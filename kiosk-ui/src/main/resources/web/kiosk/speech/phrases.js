// @ts-check
/** A text of the screen as clips: the longest phrases of the bank that it is made of, numbers, times and labels. No sound, no network. */

import {letterClip} from "/hall/voice/letters.js";
import {digitClips} from "/hall/voice/numbers.js";

/**
 * @typedef {{clip: string} | {pause: number}} Part pause: ms of silence
 * @typedef {{word: string, letter?: string} | {number: string} | {label: string} | {mark: string}} Token letter: a capital that stands alone
 */

/** Which follow a number in the feminine. */
const FEMININE = /^(минут|секунд|услуг)/;
/** «до двух часов»: after these a number of hours stands in the genitive. */
const GENITIVE = new Set(["до", "больше"]);
const LONGEST = 24;
const PAUSES = {",": 120, ":": 200, ";": 200, ".": 320, "?": 320, "!": 320, "…": 320, "—": 160};

export class Phrases {
  /** By their words. @type {Map<string, string>} */
  #clips = new Map();

  /**
   * @param {string} language
   * @param {Iterable<{clip: string, words: string}>} entries of a bank
   * @param {"silent" | "digits"} [zeros] how the zeros that begin a number are read
   */
  constructor(language, entries, zeros = "silent") {
    this.language = language;
    this.zeros = zeros;
    /** @type {Set<string>} */
    this.names = new Set();
    for (const {clip, words} of entries) {
      this.names.add(clip);
      const key = wordsOf(words);
      if (key && !/^(letter-|\d)/.test(clip)) this.#clips.set(key, clip);
    }
  }

  /**
   * @param {string} text
   * @returns {Part[] | null} null: the bank lacks some of its words
   */
  partsOf(text) {
    const tokens = tokensOf(text, this.language);
    /** @type {Part[]} */
    const parts = [];
    for (let at = 0; at < tokens.length; ) {
      const token = tokens[at];
      if ("mark" in token) {
        // Within «8:00» nothing pauses.
        const time = token.mark === ":" && tokens[at - 1] && "number" in tokens[at - 1] && tokens[at + 1] && "number" in tokens[at + 1];
        if (time) {
          at++;
          continue;
        }
        if (parts.length > 0) parts.push({pause: PAUSES[/** @type {keyof typeof PAUSES} */ (token.mark)] ?? 0});
        at++;
      } else if ("word" in token) {
        const [clip, next] = this.#longest(tokens, at);
        const letter = token.letter ? letterClip(token.letter, this.language) : null;
        if (clip) parts.push({clip});
        else if (letter && this.names.has(letter)) parts.push({clip: letter});
        else return null;
        at = clip ? next : at + 1;
      } else {
        const clips = "label" in token ? this.#label(token.label) : this.#number(tokens, at);
        if (clips.some((clip) => !this.names.has(clip))) return null;
        parts.push(...clips.map((clip) => ({clip})));
        at++;
      }
    }
    return parts;
  }

  /** @param {Token[]} tokens @param {number} from @returns {[string | undefined, number]} the clip, and what follows it */
  #longest(tokens, from) {
    let found;
    let next = from;
    let key = "";
    for (let at = from; at < Math.min(tokens.length, from + LONGEST); at++) {
      const token = tokens[at];
      if ("mark" in token) continue;
      if (!("word" in token)) break;
      key = key ? `${key} ${token.word}` : token.word;
      const clip = this.#clips.get(key);
      if (clip) [found, next] = [clip, at + 1];
    }
    return [found, next];
  }

  /** @param {string} label */
  #label(label) {
    return [letterClip(label[0], this.language) ?? "", ...digitClips(label.slice(1), this.zeros)];
  }

  /** @param {Token[]} tokens @param {number} at */
  #number(tokens, at) {
    const digits = /** @type {{number: string}} */ (tokens[at]).number;
    const before = tokens[at - 1];
    const time = before && "mark" in before && before.mark === ":" && tokens[at - 2] && "number" in tokens[at - 2];
    if (time && digits.startsWith("0")) return this.language === "en" && digits === "00" ? ["o-clock"] : [...digits];
    if (this.language !== "ru") return digitClips(digits, "silent");
    const after = tokens.slice(at + 1).find((token) => "word" in token);
    const counted = after && "word" in after ? after.word : "";
    const n = Number(digits);
    if (before && "word" in before && GENITIVE.has(before.word) && n >= 2 && n <= 10) return [`${n}-genitive`];
    // Of a range only the last number agrees with what is counted.
    const last = n % 10;
    if (FEMININE.test(counted) && (last === 1 || last === 2) && n % 100 !== 10 + last) {
      return [...(n > last ? digitClips(String(n - last), "silent") : []), `${last}-feminine`];
    }
    return digitClips(digits, "silent");
  }
}

/** @param {string} text */
function plain(text) {
  return text.toLowerCase().replace(/ё/g, "е").replace(/[«»"“”'’]/g, "").replace(/\u00a0/g, " ");
}

/** The words of a text alone. @param {string} text */
function wordsOf(text) {
  return (plain(text).match(/[\p{L}\d]+/gu) ?? []).join(" ");
}

/**
 * @param {string} text
 * @param {string} language
 * @returns {Token[]}
 */
function tokensOf(text, language) {
  const english = language === "en";
  const halves = text.replace(/(\d)½/g, english ? "$1 and a half" : "$1 с половиной").replace(/½/g, english ? "half" : "пол")
    .replace(/(\S)–(?=\S)/g, english ? "$1 to " : "$1 ");
  const found = halves.replace(/\u00a0/g, " ").match(/(?<!\p{L})\p{Lu}\d+|\d+|[\p{L}’']+|[,:;.?!…—]/gu) ?? [];
  return found.map((part) => {
    if (/^\d/.test(part)) return {number: part};
    if (/^\p{L}\d/u.test(part)) return {label: part};
    if (/^[,:;.?!…—]$/.test(part)) return {mark: part};
    return {word: plain(part), ...(/^\p{Lu}$/u.test(part) ? {letter: part} : {})};
  });
}
