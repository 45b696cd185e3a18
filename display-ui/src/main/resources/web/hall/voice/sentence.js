// @ts-check
/**
 * What is said of the calls that are announced together, as clips and their moments: no sound, no network, no clock. One announcement is one
 * breath of at most {@link LONGEST_MS} with its gong; the calls that do not fit are left for the next.
 */

import {letterClip} from "./letters.js";
import {digitClips} from "./numbers.js";
import {deskWay, zoneWay} from "./way.js";

/**
 * @typedef {{label: string, desk: string, language?: string, zone?: {code: string, name?: Record<string, string>} | null, test?: boolean}} Said what is read of a call; test: it
 *   calls nobody, and says so
 * @typedef {Record<string, number>} Lengths of a bank: ms by clip
 * @typedef {{language: string, clip: string, at: number, ms: number}} Part at: ms after the beginning of the speech
 */
/**
 * @template [C=Said]
 * @typedef {{calls: C[], parts: Part[], ms: number, gong: boolean, missing: string[]}} Breath ms: length of the speech; gong: whether it is sounded
 *   before; missing: clips that no bank has, as `language/clip`
 */
/**
 * @typedef {{zeros?: "silent" | "digits", gong?: boolean, last?: string, desks?: string[]}} Choices zeros: how leading zeros are read; gong: whether it is sounded before; last: the
 *   language that comes last and is never left out; desks: codes of those of the centre
 */

/** One breath with its gong. */
export const LONGEST_MS = 7_000;
/** How long after the beginning of the gong the speech begins: its second note still dies away. */
export const GONG_LEAD_MS = 800;
/** How many calls are said in one breath. */
export const MOST_CALLS = 4;

const AFTER_TICKET = 110;
const AFTER_LETTER = 50;
const BEFORE_DESK = 30;
const BEFORE_WAY = 150;
const BETWEEN_CALLS = 240;
const BETWEEN_LANGUAGES = 300;

/** How much is said, the fullest first: the whole sentence; number, zone and desk; number and desk. */
const FORMS = ["whole", "short", "bare"];

/**
 * The breaths of a group of calls. One is enough for an ordinary call in two languages; a call with long numbers is said in two, its own language in the
 * first; a large group in as many as it needs. Only the first has the gong.
 *
 * @template {Said} C
 * @param {C[]} calls in their order
 * @param {Record<string, Lengths>} banks by language
 * @param {Choices} [choices]
 * @returns {Breath<C>[]}
 */
export function breaths(calls, banks, choices = {}) {
  /** @type {Breath<C>[]} */
  const all = [];
  for (let from = 0; from < calls.length; ) {
    const gong = choices.gong !== false && all.length === 0;
    const next = most(calls.slice(from, from + MOST_CALLS), banks, choices, gong);
    all.push(...next);
    from += next[0].calls.length;
  }
  return all;
}

/**
 * How long it takes to say a group of calls, ms.
 *
 * @param {Said[]} calls
 * @param {Record<string, Lengths>} banks
 * @param {Choices} [choices]
 */
export function speechMs(calls, banks, choices) {
  return breaths(calls, banks, choices).reduce((sum, {ms, gong}) => sum + ms + (gong ? GONG_LEAD_MS : 0), 0);
}

/**
 * As many of the first calls as one breath has room for; at least one.
 *
 * @template {Said} C
 * @param {C[]} calls
 * @param {Record<string, Lengths>} banks
 * @param {Choices} choices
 * @param {boolean} gong
 * @returns {Breath<C>[]}
 */
function most(calls, banks, choices, gong) {
  const room = LONGEST_MS - (gong ? GONG_LEAD_MS : 0);
  for (let count = calls.length; count > 0; count--) {
    const some = calls.slice(0, count);
    for (const forms of count === 1 ? OF_ONE : OF_MORE) {
      const tried = said(some, banks, choices, forms);
      if (tried.ms <= room) return [{...tried, calls: some, gong}];
    }
  }
  const [first] = calls;
  const apart = (/** @type {(form: string) => string[]} */ forms) => {
    const tried = FORMS.map((form) => said([first], banks, choices, forms(form)));
    return tried.find(({ms}) => ms <= room) ?? tried[FORMS.length - 1];
  };
  return [apart((form) => [form, ""]), apart((form) => ["", form])].filter(({parts}) => parts.length > 0)
    .flatMap((tried) => (tried.ms <= room ? [tried] : beforeTheDesk(tried)))
    .map((breath, index) => ({...breath, calls: [first], gong: gong && index === 0}));
}

/**
 * A number and a desk that are too long for one breath even by themselves are said in two.
 *
 * @param {{parts: Part[], ms: number, missing: string[]}} said
 */
function beforeTheDesk(said) {
  const at = said.parts.findIndex(({clip}) => clip === "to-desk" || clip.startsWith("desk-"));
  if (at < 1) return [said];
  const [last, desk] = [said.parts[at - 1], said.parts[at]];
  return [
    {...said, parts: said.parts.slice(0, at), ms: last.at + last.ms},
    {parts: said.parts.slice(at).map((part) => ({...part, at: part.at - desk.at})), ms: said.ms - desk.at, missing: []},
  ];
}

/** For the visitor's own language and for Russian. */
const OF_ONE = [["whole", "whole"], ["short", "whole"], ["whole", "short"], ["short", "short"], ["bare", "short"]];
const OF_MORE = [["whole", "whole"], ["short", "short"]];

/**
 * @param {Said[]} calls
 * @param {Record<string, Lengths>} banks
 * @param {Choices} choices
 * @param {string[]} forms empty: not in that language
 */
function said(calls, banks, {zeros = "silent", last = "ru", desks = []}, [own, russian]) {
  const words = new Words(banks);
  const languages = [...new Set(calls.map((call) => call.language ?? last))].filter((language) => language !== last && banks[language]);
  for (const language of own ? languages : []) {
    words.speak(language, BETWEEN_LANGUAGES);
    group(words, calls.filter((call) => call.language === language), own, zeros, desks);
  }
  if (russian) {
    words.speak(last, BETWEEN_LANGUAGES);
    group(words, calls, russian, zeros, desks);
  }
  return {parts: words.parts, ms: words.end, missing: words.missing};
}

/**
 * @param {Words} words
 * @param {Said[]} calls
 * @param {string} form one of FORMS
 * @param {"silent" | "digits"} zeros
 * @param {string[]} desks
 */
function group(words, calls, form, zeros, desks) {
  const whole = form === FORMS[0];
  calls.forEach((call, index) => {
    if (index > 0) words.pause(BETWEEN_CALLS);
    if (call.test) {
      words.say("test");
      words.pause(BETWEEN_CALLS);
    }
    if (whole && index === 0) {
      words.say(calls.length > 1 ? "tickets" : "ticket");
      words.pause(AFTER_TICKET);
    }
    words.read(call.label, zeros);
    words.pause(BEFORE_WAY);
    const has = (/** @type {string} */ clip) => words.has(clip);
    const zone = form === FORMS[2] ? null : zoneWay(call.zone, words.language, has);
    const desk = deskWay(call.desk, desks, has);
    // The others of a group go their way as the first.
    if (whole && calls.length === 1 && (zone || desk)) words.say("go");
    if (zone) {
      words.go(zone);
      if (desk) words.pause(BETWEEN_CALLS / 2);
    }
    if (desk) words.go(desk);
  });
}

/** Clips one after another. */
class Words {
  /** @type {Part[]} */
  parts = [];
  /** @type {string[]} */
  missing = [];
  language = "ru";
  end = 0;
  #at = 0;

  /** @param {Record<string, Lengths>} banks */
  constructor(banks) {
    this.banks = banks;
  }

  /**
   * @param {string} language
   * @param {number} pause
   */
  speak(language, pause) {
    this.language = language;
    if (this.parts.length > 0) this.pause(pause);
  }

  /** @param {string} clip */
  has(clip) {
    return this.banks[this.language]?.[clip] !== undefined;
  }

  /** @param {string} clip */
  say(clip) {
    const ms = this.banks[this.language]?.[clip];
    if (ms === undefined) {
      this.missing.push(`${this.language}/${clip}`);
      return;
    }
    this.parts.push({language: this.language, clip, at: this.#at, ms});
    this.#at += ms;
    this.end = this.#at;
  }

  /** @param {number} ms silence before the next clip */
  pause(ms) {
    this.#at = Math.max(this.#at, this.end + ms);
  }

  /** @param {import("./way.js").Way} way */
  go({clip, read}) {
    this.say(clip);
    if (!read) return;
    this.pause(BEFORE_DESK);
    this.read(read, "silent");
  }

  /**
   * A label or a desk's code: letters by their names, digits as a number.
   *
   * @param {string} text
   * @param {"silent" | "digits"} zeros
   */
  read(text, zeros) {
    for (const run of text.match(/\p{L}|\d+/gu) ?? []) {
      if (/\d/.test(run)) {
        for (const clip of digitClips(run, zeros)) this.say(clip);
      } else {
        const clip = letterClip(run, this.language);
        if (clip) this.say(clip);
        else this.missing.push(`${this.language}/${run}`);
        this.pause(AFTER_LETTER);
      }
    }
  }
}
