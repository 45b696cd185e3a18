// @ts-check

/** @typedef {import("talon/types.js").BoardCall} Call */

/** A call made at most so long before the first board is still news. */
const FRESH_MS = 8_000;
/** How long a call is shown. */
const FULL_MS = 8_000;
/** How long it is shown while more than `CROWD` wait for the screen. */
const SHORT_MS = 5_000;
const CROWD = 3;
/** How many calls are remembered as announced; a hall makes fewer a day than a few of these. */
const MEMORY = 2_000;

/**
 * Gives every new call of the hall its time on the screen, one after another.
 *
 * Boards are compared call by call (desk, label, time of the last call), so that a board that comes twice, late or
 * after a break announces nothing twice and loses nothing that is still waiting for its visitor.
 *
 * Sends the event `show` when a call takes the screen and `change` whenever {@link current} or {@link pending} change.
 */
export class CallQueue extends EventTarget {
  /** @type {Call | null} the call on the screen */
  current = null;
  /** @type {Call[]} the calls that wait for the screen, the oldest first */
  pending = [];

  /** @type {Map<string, {at: number, calls: number}>} what was announced or is about to be, by desk and label */
  #known = new Map();
  #first = true;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * Takes a board; anything on it that is new is announced.
   * @param {{at: string, calls: Call[]}} board
   */
  accept(board) {
    const now = Date.parse(board.at);
    const calls = [...board.calls].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
    const fresh = calls.filter((call) => this.#isNews(call)).filter((call) => !this.#first || now - Date.parse(call.at) <= FRESH_MS);
    this.#first = false;

    const still = new Map(calls.filter((call) => call.state === "called").map((call) => [keyOf(call), call]));
    const before = this.pending;
    // Who is called again while the first call still waits for the screen does not go to the end for it.
    const kept = before.filter((call) => still.has(keyOf(call))).map((call) => still.get(keyOf(call)) ?? call);
    const waiting = new Set(kept.map(keyOf));
    this.pending = kept.concat(fresh.filter((call) => !waiting.has(keyOf(call))));
    if (!this.current && this.pending.length > 0) {
      this.#next();
    } else if (before.length > 0 || fresh.length > 0) {
      this.#changed();
    }
  }

  /** Clears the screen and forgets what waits; what was announced stays known. */
  stop() {
    clearTimeout(this.#timer);
    this.current = null;
    this.pending = [];
    this.#changed();
  }

  /**
   * Whether a call was not announced yet; from now on it counts as known.
   * @param {Call} call
   */
  #isNews(call) {
    const key = keyOf(call);
    const at = Date.parse(call.at);
    const known = this.#known.get(key);
    if (known && at <= known.at && call.calls <= known.calls) {
      return false;
    }
    this.#known.delete(key);
    this.#known.set(key, {at, calls: call.calls});
    if (this.#known.size > MEMORY) {
      this.#known.delete(/** @type {string} */ (this.#known.keys().next().value));
    }
    return call.state === "called";
  }

  #next() {
    const time = this.pending.length > CROWD ? SHORT_MS : FULL_MS;
    this.current = this.pending.shift() ?? null;
    if (this.current) {
      this.#timer = setTimeout(() => this.#next(), time);
      this.dispatchEvent(new Event("show"));
    }
    this.#changed();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}

/** @param {Call} call */
function keyOf(call) {
  return `${call.desk}\n${call.label}`;
}
