// @ts-check

/** @typedef {import("talon/types.js").BoardCall} Call */
/**
 * @typedef {object} Group calls that are announced together: one gong, one breath
 * @property {number} id rises by one a group
 * @property {Call[]} calls the oldest first, at most {@link MOST}
 * @property {boolean} again whether each of them was called before
 */
/** @typedef {{call: Call, group: number, since: number, until: number}} Shown a call on the big picture, since and until when (ms) */

/** How many calls the big picture holds. */
export const MOST = 4;
/** How long each of them stands there at least. */
export const SHOWN_MS = 10_000;
/** For how long the list may be covered at a time, and how long it then is to be seen at least. */
export const COVERED_MS = 5_000;
/** Calls that come within this time of one another are announced together. */
export const GATHER_MS = 250;
/** Between the beginnings of two announcements: the first has ended, as far as the gong alone is concerned. */
export const BETWEEN_MS = 2_000;
/** A group waits so long for more room, so that those who are many do not come one by one. */
const ROOM_MS = 2_000;
/** The longest that a voice may hold the next group up: one that hangs silences nobody. */
const MOST_HELD_MS = 30_000;
/** A call made at most so long before the first board is still news. */
const FRESH_MS = 8_000;
/** How many calls are remembered as announced; a hall makes fewer a day than a few of these. */
const MEMORY = 2_000;

/**
 * Decides which calls are shown and announced together, and when. It has no timer and no clock: each method is told the
 * moment, in ms of any clock that only runs forward, and {@link due} says when to come back.
 *
 * Boards are compared call by call (desk, label, time of the last call), so that a board that comes twice, late or after a
 * break announces nothing twice and loses nothing that is still waiting for its visitor.
 */
export class CallGroups {
  /** @type {Shown[]} the big picture, in the order in which its calls came to it */
  shown = [];
  /** @type {Call[]} called, and not announced yet; the oldest first */
  waiting = [];
  /** Whether the big picture may cover the list now. */
  covers = false;
  /** When something changes by time alone; null: nothing does. @type {number | null} */
  due = null;
  /** How many of some calls the big picture has room for, {@link MOST} at most. @type {(calls: Call[]) => number} */
  holds = () => MOST;

  /** @type {Map<string, {at: number, calls: number}>} what was announced or is about to be, by desk and label */
  #known = new Map();
  #first = true;
  /** The last group, and when it began. */
  #last = 0;
  #begun = -Infinity;
  /** When the first of those that wait came. */
  #came = 0;
  /** No group begins before that. */
  #free = -Infinity;
  /** When the list was last covered, and until when. */
  #covered = {from: -Infinity, until: -Infinity};

  /**
   * Takes a board, or as much of it as this screen shows.
   *
   * @param {{at: string, calls: Call[]}} board
   * @param {number} now
   * @returns {Group | null} what is to be announced at once
   */
  accept(board, now) {
    const calls = [...board.calls].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const fresh = calls.filter((call) => this.#isNews(call))
      .filter((call) => !this.#first || Date.parse(board.at) - Date.parse(call.at) <= FRESH_MS);
    this.#first = false;
    const present = new Map(calls.map((call) => [keyOf(call), call]));
    // Who was started before their turn came is announced no more. Who is called again keeps their place.
    const kept = this.waiting.map((call) => present.get(keyOf(call))).filter(isCalled);
    const waits = new Set(kept.map(keyOf));
    if (kept.length === 0) this.#came = now;
    this.waiting = kept.concat(fresh.filter((call) => !waits.has(keyOf(call))));
    // A call that was taken back sends nobody anywhere.
    this.shown = this.shown.flatMap((each) => {
      const call = present.get(keyOf(each.call));
      return call ? [{...each, call}] : [];
    });
    return this.tick(now);
  }

  /**
   * @param {number} now
   * @returns {Group | null} what is to be announced at once
   */
  tick(now) {
    this.shown = this.shown.filter(({until}) => now < until);
    const group = this.waiting.length > 0 && now >= this.#beginsAt() ? this.#begin(now) : null;
    if (this.shown.length === 0) this.#covered.until = Math.min(this.#covered.until, now);
    this.covers = now < this.#covered.until;
    const moments = this.shown.map(({until}) => until);
    if (this.covers) moments.push(this.#covered.until);
    if (this.waiting.length > 0) moments.push(this.#beginsAt());
    this.due = moments.length > 0 ? Math.min(...moments) : null;
    return group;
  }

  /**
   * A voice says until when it speaks of a group: the next does not begin before, and what is said is to be seen. Whoever calls
   * this calls {@link tick} next.
   *
   * @param {number} id of the last group; of an earlier one nothing is changed
   * @param {number} until
   */
  hold(id, until) {
    if (id !== this.#last) return;
    this.#free = Math.max(this.#begun + BETWEEN_MS, Math.min(until, this.#begun + MOST_HELD_MS));
    this.shown = this.shown.map((each) => (each.group === id ? {...each, until: Math.max(each.since + SHOWN_MS, this.#free)} : each));
  }

  /** Clears the picture and forgets what waits; what was announced stays known. */
  stop() {
    this.shown = [];
    this.waiting = [];
    this.covers = false;
    this.due = null;
    this.#covered.until = -Infinity;
    this.#free = -Infinity;
  }

  /** When those who wait may be announced, as things stand. */
  #beginsAt() {
    const ready = Math.max(this.#came + GATHER_MS, this.#free);
    const moments = [ready, ...this.shown.map(({until}) => until).filter((until) => until > ready).sort((a, b) => a - b)];
    const some = moments.find((at) => this.#room(at) > 0) ?? ready;
    const all = moments.find((at) => this.#room(at) >= Math.min(MOST, this.waiting.length)) ?? some;
    return all - some <= ROOM_MS ? all : some;
  }

  /**
   * How many of those who wait have a place at a moment: who has come already gives way, and who is called again needs no second one.
   *
   * @param {number} at
   */
  #room(at) {
    const busy = this.shown.filter((each) => isOnTheWay(each) && at < each.until).map(({call}) => call);
    for (let n = Math.min(MOST, this.waiting.length); n > 0; n--) {
      const some = this.waiting.slice(0, n);
      const taken = new Set(some.map(keyOf));
      const together = some.concat(busy.filter((call) => !taken.has(keyOf(call))));
      if (together.length <= Math.max(1, this.holds(together))) return n;
    }
    return 0;
  }

  /**
   * @param {number} now
   * @returns {Group}
   */
  #begin(now) {
    const calls = this.waiting.splice(0, this.#room(now));
    const taken = new Set(calls.map(keyOf));
    const others = this.shown.filter(({call}) => !taken.has(keyOf(call)));
    // Who is still on the way keeps the room before who has come already.
    const first = [...others.filter(isOnTheWay), ...others.filter((each) => !isOnTheWay(each))];
    while (first.length > 0 && calls.length + first.length > Math.min(MOST, this.holds([...calls, ...first.map(({call}) => call)]))) first.pop();
    const keep = new Set(first);
    const group = ++this.#last;
    this.shown = others.filter((each) => keep.has(each)).concat(calls.map((call) => ({call, group, since: now, until: now + SHOWN_MS})));
    this.#begun = now;
    this.#came = now;
    this.#free = now + BETWEEN_MS;
    if (now >= this.#covered.until + COVERED_MS) this.#covered = {from: now, until: now + COVERED_MS};
    return {id: group, calls, again: calls.every((call) => call.calls > 1)};
  }

  /**
   * Whether a call was not announced yet; from now on it counts as known.
   * @param {Call} call
   */
  #isNews(call) {
    const key = keyOf(call);
    const at = Date.parse(call.at);
    const known = this.#known.get(key);
    if (known && at <= known.at && call.calls <= known.calls) return false;
    this.#known.delete(key);
    this.#known.set(key, {at, calls: call.calls});
    if (this.#known.size > MEMORY) this.#known.delete(/** @type {string} */ (this.#known.keys().next().value));
    return call.state === "called";
  }
}

/** @param {Call} call */
export function keyOf(call) {
  return `${call.desk}\n${call.label}`;
}

/** @param {Shown} shown */
function isOnTheWay({call}) {
  return call.state === "called";
}

/**
 * @param {Call | undefined} call
 * @returns {call is Call}
 */
function isCalled(call) {
  return call?.state === "called";
}
