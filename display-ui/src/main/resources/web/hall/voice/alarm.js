// @ts-check
/** What a hall hears while an alarm lasts: a siren, and to leave the building, in one language after the other, again and again. */

import {SIREN_MS, audioContext, strikeSiren, unlockAudio} from "talon/gong.js";

/** Between two sirens. */
const AGAIN_MS = 5_000;
/** How soon it is looked again while a call is said to its end, or another screen speaks. */
const LOOK_MS = 250;
/** One siren with its words: a screen that speaks in turns with others has little more. */
const LONGEST_MS = 9_500;
const LEVEL = 0.5;
const CLIPS = ["alarm-leave", "alarm-how"];
const BETWEEN_MS = 400;

/** @typedef {import("./bank.js").Bank} Bank */

export class AlarmVoice {
  /** How often it has sounded to its end. */
  sounded = 0;
  /** Whether there is an alarm. */
  on = false;
  speaking = false;

  /**
   * @param {object} hall
   * @param {(ms: number) => boolean} hall.mayBegin whether this screen may sound so long from now on
   * @param {() => Bank[]} hall.banks
   * @param {() => void} hall.changed told when `on` or `speaking` has changed
   */
  constructor({mayBegin, banks, changed}) {
    this.mayBegin = mayBegin;
    this.banks = banks;
    this.changed = changed;
    /** @type {GainNode | undefined} */
    this.out = undefined;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    this.timer = undefined;
  }

  /** @param {boolean} on whether there is an alarm */
  turn(on) {
    if (on === this.on) return;
    this.on = on;
    clearTimeout(this.timer);
    if (!on) this.out?.disconnect();
    this.changed();
    if (on && !this.speaking) this.#look();
  }

  async #look() {
    const banks = this.banks();
    const bank = banks[this.sounded % Math.max(1, banks.length)];
    const {clips, ms} = whatFits(bank);
    let sounds = false;
    if (this.mayBegin(ms)) {
      this.speaking = true;
      this.changed();
      sounds = await this.#sound(bank, clips).catch(() => false);
      this.speaking = false;
      this.changed();
    }
    if (this.on) this.timer = setTimeout(() => this.#look(), sounds ? AGAIN_MS : LOOK_MS);
  }

  /** @param {Bank | undefined} bank @param {string[]} clips @returns {Promise<boolean>} false: this browser forbids sound */
  async #sound(bank, clips) {
    const context = audioContext();
    if (!context || (await unlockAudio()) !== "running") return false;
    const decoded = await Promise.all(clips.map((clip) => /** @type {Bank} */ (bank).decoded(context, clip)));
    if (!this.on) return false;
    const out = context.createGain();
    this.out = out;
    out.connect(context.destination);
    let ends = context.currentTime + 0.05;
    strikeSiren(context, out, ends, LEVEL);
    ends += SIREN_MS / 1_000;
    for (const {buffer, gain} of decoded) {
      const source = context.createBufferSource();
      const level = context.createGain();
      source.buffer = buffer;
      level.gain.value = gain;
      source.connect(level).connect(out);
      source.start(ends + BETWEEN_MS / 1_000);
      ends += BETWEEN_MS / 1_000 + buffer.duration;
    }
    await new Promise((resolve) => setTimeout(resolve, (ends - context.currentTime) * 1_000));
    out.disconnect();
    this.sounded++;
    return true;
  }
}

/** @param {Bank | undefined} bank @returns {{clips: string[], ms: number}} */
function whatFits(bank) {
  let ms = SIREN_MS;
  const clips = CLIPS.filter((clip) => {
    const length = BETWEEN_MS + (bank?.lengths[clip] ?? Infinity);
    const fits = ms + length <= LONGEST_MS;
    if (fits) ms += length;
    return fits;
  });
  return {clips, ms};
}
