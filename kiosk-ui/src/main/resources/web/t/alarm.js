// @ts-check
/** Calls the visitor: shakes the phone and sounds the gong, as far as the browser allows. */

import {audioState, gong, unlockAudio} from "talon/gong.js";

const SHAKES = [400, 150, 400, 150, 800];

/** Asks for sound; from a touch only. The gong that follows shows how it will be. */
export async function allowSound() {
  const state = await unlockAudio();
  if (state === "running") gong({volume: 0.35});
  navigator.vibrate?.(80);
  keepAwake();
  return state === "running";
}

export function soundAllowed() {
  return audioState() === "running";
}

export async function callVisitor() {
  navigator.vibrate?.(SHAKES);
  if (await gong({volume: 1})) await gong({volume: 1});
}

/** A phone that sleeps calls nobody. Only a page on HTTPS may ask. */
async function keepAwake() {
  try {
    await navigator.wakeLock?.request("screen");
  } catch {
    // Low battery or an old browser: the page still works.
  }
}
