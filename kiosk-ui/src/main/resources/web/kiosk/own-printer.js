// @ts-check
/** This kiosk's printer, as the server last heard from it: known before anybody touches a button. */

import {request} from "talon/api.js";

/** @typedef {import("talon/types.js").Device} Device */

const PAUSE_MS = 2_000;
const STOPPED = new Set(["paper_out", "cover_open", "cutter", "paper_jam", "printer_error", "offline", "no_connection", "no_agent"]);

export class OwnPrinter {
  /** @param {() => void} changed */
  constructor(changed) {
    this.changed = changed;
    /** Whether a ticket taken now would come out on no paper. */
    this.stopped = false;
    /** This kiosk, as the server last described it. @type {Device | null} */
    this.device = null;
    this.asking = false;
    this.again = false;
  }

  /** @param {Device} device */
  heard(device) {
    if (JSON.stringify(device.menu) !== JSON.stringify(this.device?.menu)) this.changed();
    this.device = device;
    const stopped = STOPPED.has(device.printerState ?? "");
    if (stopped === this.stopped) return;
    this.stopped = stopped;
    this.changed();
  }

  /** At most once in a pause, however often the board changes; the last call is never lost. */
  async ask() {
    this.again = true;
    if (this.asking) return;
    this.asking = true;
    while (this.again) {
      this.again = false;
      try {
        this.heard(await request("GET", "/device?kind=kiosk"));
      } catch {
        // What is known stays until the next board.
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    this.asking = false;
  }
}
