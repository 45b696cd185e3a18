// @ts-check
/** Which device this browser is, and how it becomes one. */

import {Problem, pause, request} from "talon/api.js";
import "talon/pairing.js";

const PAUSES_MS = [500, 1_000, 2_000, 3_500, 5_000];

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
  const screen = document.createElement("talon-pairing");
  screen.setAttribute("kind", kind);
  document.body.replaceChildren(screen);
  return new Promise(() => {});
}
