// @ts-check
/** Calls the visitor: shakes the phone and sounds the gong, as far as the browser allows. */

import {audioState, gong, unlockAudio} from "talon/gong.js";

/** Milliseconds of shaking and rest. */
const SHAKES = [400, 150, 400, 150, 800];
const SHORT = 80;

/** Browsers shake and sound only for a page that was touched, and complain of one that tries before. */
let touched = false;
addEventListener("pointerdown", () => (touched = true), {capture: true});
addEventListener("keydown", () => (touched = true), {capture: true});

/** Whether the visitor asked for sound; nobody's phone rings unasked. */
let asked = false;

/** Asks for sound; from a touch only. The gong that follows shows how it will be. */
export async function allowSound() {
  asked = true;
  const state = await unlockAudio();
  if (state === "running") gong({volume: 0.35});
  navigator.vibrate?.(SHORT);
  keepAwake();
  return state === "running";
}

export function soundAllowed() {
  return asked && audioState() === "running";
}

export async function callVisitor() {
  if (touched) navigator.vibrate?.(SHAKES);
  if (asked && (await gong({volume: 1}))) await gong({volume: 1});
}

/** A phone that sleeps calls nobody. Only a page on HTTPS may ask. */
async function keepAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Low battery or an old browser: the page still works.
  }
}
