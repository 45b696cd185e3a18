// @ts-check
/** The announcements of an audio zone, one after another: none overlaps another, none is cut, none is of somebody who has come. */

import {GONG_LEAD_MS, breaths, speechMs} from "./sentence.js";

/**
 * @typedef {import("talon/types.js").BoardCall & {test?: boolean}} Call test: it calls nobody, and is on no board
 * @typedef {import("./sentence.js").Breath<Call>} Breath
 * @typedef {"played" | "blocked" | "missing" | "muted" | "elsewhere"} Result of a call: it was heard; the browser forbids sound; there is no voice, or no
 *   sound at all; somebody wants it quiet; another screen of the zone speaks
 * @typedef {{calls: Call[], at: number, left: number, again: boolean}} Waiting at: since when it waits, ms; left: how often it is repeated after this time;
 *   again: it is a repeat
 * @typedef {{now: () => number, later: (ms: number, act: () => void) => unknown}} Clock ms of a clock that only runs forward
 */

/** With more announcements waiting than that nothing is repeated. */
const CROWD = 3;
/** Before a repeat, and between two announcements. */
const BETWEEN_MS = 700;
/** A screen that does not speak keeps what it would have said so long, in case the one that does goes away; one that spoke, from when it last might. */
export const KEPT_MS = 15_000;
/** The same where screens speak in turns. */
const KEPT_IN_TURNS_MS = 60_000;
/** How soon it is looked again whether the next breath may begin. */
const LOOK_MS = 250;

/**
 * Decides what is said next; how it sounds is `speak`'s. Sends `said` (detail: {calls, result}), and `turn` when {@link turn} may have changed.
 */
export class Announcer extends EventTarget {
  /** @type {Waiting[]} */
  waiting = [];
  /** Whether a group is being said. */
  speaking = false;
  /** Whether a breath of that group waits until it may begin: nothing sounds meanwhile. */
  #held = false;
  /** Whether this screen speaks in turns with others. */
  shared = false;
  /** How often a call that nobody has answered is said once more. */
  repeats = 1;
  /** @type {import("./sentence.js").Choices} */
  choices = {};
  /** @type {Record<string, import("./sentence.js").Lengths>} */
  banks = {};

  /** How many calls wait for their picture, and will be announced after those that wait here. */
  behind = 0;
  /** When the breath that sounds now ends, ms of the clock. */
  #ends = 0;

  /** Whether something was said since `turn` was sent. */
  spoken = false;
  /** As it was when `turn` was sent. @type {import("talon/screen/report.js").Turn} */
  told = "idle";

  /** Calls that still wait for their visitor, by {@link keyOf}; null: no board has come yet. @type {Set<string> | null} */
  #open = null;

  /**
   * @param {(breath: Breath) => Promise<Result | "late">} speak settles when the breath has ended; late: when it was ready, its time was too short
   * @param {(breath: Breath) => boolean} mayBegin whether this screen may begin a breath now, and end it
   * @param {() => number} silentSince since when this screen is not the one that speaks, ms of the clock; -Infinity: it never was; Infinity: it is
   * @param {Clock} clock
   */
  constructor(speak, mayBegin, silentSince, clock) {
    super();
    this.speak = speak;
    this.mayBegin = mayBegin;
    this.silentSince = silentSince;
    this.clock = clock;
  }

  /** @param {Call[]} calls that are announced together */
  announce(calls) {
    const news = {calls, at: this.clock.now(), left: calls.some(({test}) => test) ? 0 : this.repeats, again: false};
    const repeats = this.waiting.findIndex((one) => one.again);
    this.waiting.splice(repeats < 0 ? this.waiting.length : repeats, 0, news);
    return this.go();
  }

  /**
   * For how long it would speak of calls that are announced now, ms: what sounds now is said to its end first.
   *
   * @param {Call[]} calls
   */
  lasts(calls) {
    return Math.max(0, this.#ends - this.clock.now()) + speechMs(calls, this.banks, this.choices);
  }

  /** @param {Call[]} calls of the newest board */
  board(calls) {
    this.#open = new Set(calls.filter((call) => call.state === "called").map(keyOf));
  }

  /** What this screen does where it speaks in turns. @returns {import("talon/screen/report.js").Turn} */
  get turn() {
    if (this.speaking) return this.#held ? "asks" : "speaks";
    return this.waiting.length > 0 ? "asks" : "idle";
  }

  /** Says what waits, as far as this screen may. */
  async go() {
    if (this.speaking) return;
    const was = this.turn;
    this.speaking = true;
    try {
      for (let next = this.#next(); next; next = this.#next()) {
        await this.#say(next);
        this.spoken = true;
      }
    } finally {
      this.speaking = false;
    }
    if (this.spoken || this.turn !== was || this.turn !== this.told) this.#turned();
  }

  #turned() {
    this.spoken = false;
    this.told = this.turn;
    this.dispatchEvent(new Event("turn"));
  }

  /** @returns {Waiting | null} */
  #next() {
    while (this.waiting.length > 0) {
      const [first] = this.waiting;
      first.calls = first.calls.filter((call) => this.#stillOpen(call));
      if (first.calls.length > 0 && !(first.again && this.#crowded)) {
        // Whoever is called now is told so before another is told again.
        if (first.again && this.behind > 0) return null;
        const [breath] = this.#breaths(first.calls);
        if (this.mayBegin(breath)) {
          this.waiting.shift();
          return first;
        }
        if (this.#waited(first.at) < this.#kept) return null;
        if (!first.again) this.#tell(first.calls, "elsewhere");
      }
      this.waiting.shift();
    }
    return null;
  }

  /** @param {Waiting} one */
  async #say(one) {
    /** @type {Result} */
    let result = "played";
    const left = this.#breaths(one.calls);
    for (let breath = left.shift(); breath; breath = left.shift()) {
      // Who was told once already makes room for those who were not.
      if (one.again && this.waiting.some(({again}) => !again)) break;
      // Once another screen has the word, the rest is that one's too.
      /** @type {Result | "fewer" | null} */
      const became = result === "elsewhere" ? null : await this.#inTime(breath);
      if (became === "fewer") {
        left.unshift(...this.#breaths(breath.calls.filter((call) => this.#stillOpen(call)), breath.gong));
        continue;
      }
      if (became) result = became;
      else if (breath.calls.some((call) => this.#stillOpen(call))) result = "elsewhere";
      else continue;
      this.#tell(breath.calls, result);
    }
    // A clip that is missing is missed by the others of its sentence alone.
    if (result !== "played" && result !== "missing") return;
    await this.#pause(BETWEEN_MS);
    if (one.left > 0 && !this.#crowded) {
      this.waiting.push({calls: one.calls, at: this.clock.now(), left: one.left - 1, again: true});
    }
  }

  /**
   * Says a breath as soon as it may begin and end.
   *
   * @param {Breath} breath
   * @returns {Promise<Result | "fewer" | null>} fewer: of those it calls some are not waited for any more; null: it is not to be said any more, or not here
   */
  async #inTime(breath) {
    while (await this.#mayGoOn(breath)) {
      if (!breath.calls.every((call) => this.#stillOpen(call))) return "fewer";
      this.#ends = this.clock.now() + breath.ms + (breath.gong ? GONG_LEAD_MS : 0);
      const result = await this.speak(breath);
      this.#ends = 0;
      if (result !== "late") return result;
    }
    return null;
  }

  /**
   * Waits until a breath may begin: each needs the time of this screen anew, and the server may be away. Where screens speak in turns it asks
   * meanwhile, as for what has not begun, or nobody would give it the word. False where nobody it calls is waited for any more, or another screen
   * has the word by now.
   *
   * @param {Breath} breath
   */
  async #mayGoOn(breath) {
    try {
      for (const since = this.clock.now(); breath.calls.some((call) => this.#stillOpen(call)); await this.#pause(LOOK_MS)) {
        if (this.mayBegin(breath)) return true;
        if (this.#waited(since) >= this.#kept) return false;
        if (this.#held) continue;
        this.#held = true;
        this.#turned();
      }
      return false;
    } finally {
      this.#held = false;
    }
  }

  get #crowded() {
    return this.waiting.length + this.behind > CROWD;
  }

  get #kept() {
    return this.shared ? KEPT_IN_TURNS_MS : KEPT_MS;
  }

  /**
   * For how long something waits while another screen speaks. On the screen that speaks it waits for its turn, or until the time of this screen
   * is renewed; that is no reason to leave it to others.
   *
   * @param {number} since ms of the clock
   */
  #waited(since) {
    return this.clock.now() - Math.max(since, this.silentSince());
  }

  /** @param {number} ms @returns {Promise<void>} */
  #pause(ms) {
    return new Promise((resolve) => this.clock.later(ms, () => resolve()));
  }

  /** @param {Call[]} calls @param {boolean} [gong] whether it may be sounded before */
  #breaths(calls, gong = true) {
    return breaths(calls, this.banks, gong ? this.choices : {...this.choices, gong: false});
  }

  /** @param {Call} call */
  #stillOpen(call) {
    return call.test || this.#open === null || this.#open.has(keyOf(call));
  }

  /** @param {Call[]} calls @param {Result} result */
  #tell(calls, result) {
    this.dispatchEvent(new CustomEvent("said", {detail: {calls, result}}));
  }
}

/** A call and no other: a visitor who is called again is called by another. @param {Call} call */
export function keyOf(call) {
  return `${call.desk}\n${call.label}\n${call.at}`;
}
