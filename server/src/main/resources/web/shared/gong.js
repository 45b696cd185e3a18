// @ts-check
/**
 * The hall's gong: two struck notes, a fifth apart, falling (B5, E5). Each is a sum of five sine waves in the ratios of a
 * struck bar, the higher ones fainter and dying sooner. Made here, note by note; there is no recording.
 */

const PARTIALS = [
  {ratio: 1, level: 1, dies: 1.5},
  {ratio: 2, level: 0.35, dies: 1.0},
  {ratio: 2.76, level: 0.22, dies: 0.7},
  {ratio: 4.07, level: 0.1, dies: 0.4},
  {ratio: 5.4, level: 0.06, dies: 0.22},
];
const NOTES = [
  {hertz: 987.77, at: 0},
  {hertz: 659.26, at: 0.42},
];
/** How long it sounds, ms. */
export const GONG_MS = 1_900;

/** Says `audio` (detail: AudioState) when sound becomes allowed or blocked. */
export const audio = new EventTarget();

/** @typedef {"running" | "blocked" | "none"} AudioState none: this browser has no Web Audio */

/** @type {AudioContext | null} */
let context = null;

function open() {
  if (context || !("AudioContext" in window)) return context;
  context = new AudioContext();
  context.onstatechange = () => audio.dispatchEvent(new CustomEvent("audio", {detail: audioState()}));
  return context;
}

/**
 * Whether a gong would be heard. A browser blocks sound until its page has been touched, unless it is told otherwise.
 *
 * @returns {AudioState}
 */
export function audioState() {
  if (!("AudioContext" in window)) return "none";
  return open()?.state === "running" ? "running" : "blocked";
}

/**
 * Asks for sound; call it from a touch or a key.
 *
 * @returns {Promise<AudioState>}
 */
export async function unlockAudio() {
  // Without a touch the browser's answer may never come, so it is not waited for long.
  await Promise.race([open()?.resume(), new Promise((resolve) => setTimeout(resolve, 300))]);
  return audioState();
}

/**
 * Sounds the gong and resolves when it has died away; at once, and with false, where sound is blocked.
 *
 * @param {{volume?: number}} [options] volume from 0 to 1
 * @returns {Promise<boolean>}
 */
export async function gong({volume = 0.6} = {}) {
  if ((await unlockAudio()) !== "running" || !context) {
    audio.dispatchEvent(new CustomEvent("audio", {detail: audioState()}));
    return false;
  }
  const loudness = strikeGong(context, context.destination, context.currentTime + 0.03, volume / 2);
  await new Promise((resolve) => setTimeout(resolve, GONG_MS));
  loudness.disconnect();
  return true;
}

/**
 * Puts the gong on the clock of any context.
 *
 * @param {BaseAudioContext} ctx
 * @param {AudioNode} out
 * @param {number} at seconds of the context
 * @param {number} level 0 to 1
 * @returns {AudioNode} disconnect it to end the gong
 */
export function strikeGong(ctx, out, at, level) {
  const loudness = ctx.createGain();
  loudness.gain.value = level;
  loudness.connect(out);
  for (const note of NOTES) strike(ctx, loudness, note.hertz, at + note.at);
  return loudness;
}

/** How long {@link strikeSiren} sounds, ms. */
export const SIREN_MS = 3_000;
const SWEEPS = 3;

/**
 * A signal of danger on the clock of any context: a tone that falls from 1200 to 500 Hz, once a second, three times.
 *
 * @param {BaseAudioContext} ctx
 * @param {AudioNode} out
 * @param {number} at seconds of the context
 * @param {number} level 0 to 1
 */
export function strikeSiren(ctx, out, at, level) {
  const sweep = SIREN_MS / 1_000 / SWEEPS;
  const wave = ctx.createOscillator();
  const envelope = ctx.createGain();
  wave.type = "triangle";
  for (let i = 0; i < SWEEPS; i++) {
    const from = at + i * sweep;
    wave.frequency.setValueAtTime(1_200, from);
    wave.frequency.exponentialRampToValueAtTime(500, from + sweep * 0.95);
    envelope.gain.setValueAtTime(0.0001, from);
    envelope.gain.exponentialRampToValueAtTime(level, from + 0.02);
    envelope.gain.setValueAtTime(level, from + sweep * 0.9);
    envelope.gain.exponentialRampToValueAtTime(0.0001, from + sweep * 0.97);
  }
  wave.connect(envelope).connect(out);
  wave.start(at);
  wave.stop(at + SIREN_MS / 1_000);
}

/** The one context of this page; null where the browser has no Web Audio. */
export function audioContext() {
  return open();
}

/**
 * @param {BaseAudioContext} ctx
 * @param {AudioNode} out
 * @param {number} hertz
 * @param {number} at seconds of the context
 */
function strike(ctx, out, hertz, at) {
  for (const {ratio, level, dies} of PARTIALS) {
    const wave = ctx.createOscillator();
    const envelope = ctx.createGain();
    wave.frequency.value = hertz * ratio;
    envelope.gain.setValueAtTime(0.0001, at);
    envelope.gain.exponentialRampToValueAtTime(level * 0.5, at + 0.006);
    envelope.gain.exponentialRampToValueAtTime(0.0001, at + dies);
    wave.connect(envelope).connect(out);
    wave.start(at);
    wave.stop(at + dies + 0.05);
  }
}
