// @ts-check
/** What goes wrong in the page's own code is said: a press is never answered by nothing. What the server answers, each page says itself. */

import {s} from "./words.js";
import {toast} from "./toast.js";

/** The same is not said again sooner. */
const PAUSE_MS = 15_000;
const OWN = [TypeError, ReferenceError, RangeError, SyntaxError];

let saidAt = -Infinity;
let minding = false;

export function mindFaults() {
  if (minding) return;
  minding = true;
  addEventListener("error", ({error}) => say(error));
  addEventListener("unhandledrejection", ({reason}) => say(reason));
}

/** @param {unknown} error */
function say(error) {
  if (!OWN.some((kind) => error instanceof kind) || performance.now() - saidAt < PAUSE_MS) return;
  saidAt = performance.now();
  toast(s("faulty"), {wrong: true});
}
