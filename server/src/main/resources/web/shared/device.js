// @ts-check
/** Which device this browser is, and how it becomes one. */

import {Problem, pause, request} from "talon/api.js";
import "talon/pairing.js";

const PAUSES_MS = [500, 1_000, 2_000, 3_500, 5_000];
const DOOR = "talon-demo-door";
const DOOR_MS = 20_000;

/**
 * The device that this browser is paired as. Where it is none, the page turns into the pairing screen, which loads the
 * page again once staff have confirmed the code; while the server is away, it asks again for as long as it takes.
 *
 * @param {import("talon/types.js").DeviceKind} kind
 * @returns {Promise<import("talon/types.js").Device>}
 */
export async function thisDevice(kind) {
  for (let attempt = 0; ; attempt++) {
    try {
      return await request("GET", `/device?kind=${kind}`);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      // 404: the browser is known, as another kind of device or by its staff.
      if ([401, 403, 404].includes(error.status)) return showPairing(kind);
      await pause(PAUSES_MS[Math.min(attempt, PAUSES_MS.length - 1)]);
    }
  }
}

/**
 * Turns the page into the pairing screen, for example when the device was revoked.
 *
 * @param {import("talon/types.js").DeviceKind} kind
 * @returns {Promise<never>} never settles: the page is loaded again
 */
export function showPairing(kind) {
  if (demoDoor(kind)) return new Promise(() => {});
  const screen = document.createElement("talon-pairing");
  screen.setAttribute("kind", kind);
  document.body.replaceChildren(screen);
  return new Promise(() => {});
}

/**
 * A demo makes its devices anew at each start and hands them out at /demo/{kind}; `?pair` shows the pairing screen there too.
 *
 * @param {string} kind
 * @returns {boolean} whether the page is on its way there; it does not try twice in a row
 */
function demoDoor(kind) {
  if (!("demo" in document.documentElement.dataset) || new URLSearchParams(location.search).has("pair")) return false;
  const tried = Number(sessionStorage.getItem(DOOR) ?? 0);
  if (Date.now() - tried < DOOR_MS) return false;
  sessionStorage.setItem(DOOR, String(Date.now()));
  location.replace(`/demo/${kind}`);
  return true;
}
