// @ts-check
/** What a kiosk says of itself to the server; it is loaded again when no visitor stands at it. */

import {pause} from "talon/api.js";
import {ScreenReport} from "talon/screen/report.js";

const LOOK_MS = 1_000;

/** @param {import("./kiosk.js").TalonKiosk} kiosk */
export function reportOf(kiosk) {
  return new ScreenReport({
    kind: "kiosk",
    facts: () => ({sound: kiosk.speaks ? "ready" : "missing", speaks: false, zones: [], shows: headings(kiosk)}),
    free: async () => {
      while (kiosk.touched || kiosk.shown || kiosk.pressed) await pause(LOOK_MS);
    },
  });
}

/** @param {HTMLElement} kiosk */
function headings(kiosk) {
  return [...kiosk.querySelectorAll(".kiosk h1, .kiosk .number")].map((one) => one.textContent?.trim()).filter(Boolean).join(" · ");
}
