// @ts-check
/** Puts a breath on the clock of an audio context: every clip begins where the sentence says, to the sample. */

import {GONG_MS, strikeGong} from "talon/gong.js";
import {GONG_LEAD_MS} from "./sentence.js";

/** The gong beside speech: quieter than alone, since its tail lies under the first word. */
const GONG_LEVEL = 0.3;

/**
 * @param {BaseAudioContext} context
 * @param {import("./sentence.js").Breath} breath
 * @param {(part: import("./sentence.js").Part) => {buffer: AudioBuffer, gain: number}} clipOf decoded before
 * @param {{at: number, volume: number}} how at: when it begins, seconds of the context; volume: 0 to 1
 * @returns {{begins: number, ends: number, out: AudioNode}} seconds of the context
 */
export function schedule(context, breath, clipOf, {at, volume}) {
  const out = context.createGain();
  out.gain.value = volume;
  out.connect(context.destination);
  let ends = at;
  if (breath.gong) {
    strikeGong(context, out, at, GONG_LEVEL);
    ends = at + GONG_MS / 1_000;
  }
  const speech = at + (breath.gong ? GONG_LEAD_MS / 1_000 : 0);
  for (const part of breath.parts) {
    const {buffer, gain} = clipOf(part);
    const source = context.createBufferSource();
    source.buffer = buffer;
    if (gain === 1) {
      source.connect(out);
    } else {
      const level = context.createGain();
      level.gain.value = gain;
      source.connect(level).connect(out);
    }
    source.start(speech + part.at / 1_000);
    ends = Math.max(ends, speech + (part.at + part.ms) / 1_000);
  }
  return {begins: at, ends, out};
}
