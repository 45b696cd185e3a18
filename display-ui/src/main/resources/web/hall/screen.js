// @ts-check
/** Cares for a panel that shows the same picture all day. */

/** Where the picture stands, in CSS pixels: a small round, so that no edge stays on the same pixels for days. */
const STEPS = [[0, 0], [3, 1], [4, 3], [2, 4], [-1, 3], [-3, 2], [-4, -1], [-2, -3], [0, -4], [3, -2]];
const STAY_MS = 180_000;

/**
 * Moves an element by a few pixels every few minutes, against burn-in.
 *
 * @param {HTMLElement} element
 * @returns {() => void} stops it
 */
export function keepMoving(element) {
  let step = 0;
  const timer = setInterval(() => {
    step = (step + 1) % STEPS.length;
    const [x, y] = STEPS[step];
    element.style.transform = `translate(${x}px, ${y}px)`;
  }, STAY_MS);
  return () => clearInterval(timer);
}

/**
 * Keeps the panel from going to sleep, where the browser can.
 *
 * @returns {() => void} stops it
 */
export function keepAwake() {
  /** @type {WakeLockSentinel | undefined} */
  let lock;
  const ask = async () => {
    if (document.visibilityState !== "visible" || !navigator.wakeLock) return;
    // A browser may refuse, for example on a low battery; the panel then follows its own settings.
    lock = await navigator.wakeLock.request("screen").catch(() => undefined);
  };
  document.addEventListener("visibilitychange", ask);
  ask();
  return () => {
    document.removeEventListener("visibilitychange", ask);
    lock?.release();
  };
}

/** @returns {import("./view.js").Format} */
export function formatOfScreen() {
  if (innerWidth >= 3 * innerHeight) return "strip";
  return innerWidth < innerHeight ? "tall" : "wide";
}
