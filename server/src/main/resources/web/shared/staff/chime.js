// @ts-check
/** Two soft notes, rising: somebody has come to an empty queue. Made here, note by note; there is no recording. */

const NOTES = [
  {hertz: 659.26, at: 0},
  {hertz: 987.77, at: 0.16},
];
const LASTS_S = 0.7;
const LEVEL = 0.16;
const KEPT = "talon-desk-sound";

/** @type {AudioContext | null} */
let context = null;

/** A browser allows sound once its page was touched. */
function allow() {
  if (!("AudioContext" in window)) return;
  context ??= new AudioContext();
  if (context.state === "suspended") context.resume();
}
addEventListener("keydown", allow);
addEventListener("pointerdown", allow);

/** Whether this browser is to sound; as its people chose. */
export function soundWanted() {
  return localStorage.getItem(KEPT) !== "off";
}

/** @param {boolean} wanted */
export function wantSound(wanted) {
  if (wanted) localStorage.removeItem(KEPT);
  else localStorage.setItem(KEPT, "off");
}

/** Sounds, where it is wanted and the page has been touched. */
export function chime() {
  if (!soundWanted() || context?.state !== "running") return;
  for (const {hertz, at} of NOTES) strike(context, hertz, context.currentTime + 0.02 + at);
}

/** @param {AudioContext} ctx @param {number} hertz @param {number} at seconds of the context */
function strike(ctx, hertz, at) {
  const wave = ctx.createOscillator();
  const envelope = ctx.createGain();
  wave.frequency.value = hertz;
  envelope.gain.setValueAtTime(0.0001, at);
  envelope.gain.exponentialRampToValueAtTime(LEVEL, at + 0.02);
  envelope.gain.exponentialRampToValueAtTime(0.0001, at + LASTS_S);
  wave.connect(envelope).connect(ctx.destination);
  wave.start(at);
  wave.stop(at + LASTS_S + 0.05);
}
