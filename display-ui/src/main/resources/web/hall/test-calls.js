// @ts-check
/** Test calls of an administrator: they come to a screen with the board, as calls do, and are acknowledged as calls are. */

import {showLayer} from "talon/screen/layer.js";
import {first} from "./phrases.js";
import {TEST} from "./voice/voice.js";

/** @typedef {import("./voice/announcer.js").Call} Call */

export class TestCalls {
  /** The last that was shown. */
  #last = 0;

  /**
   * @param {number} device this screen
   * @param {import("./proof.js").CallProof} proof
   * @param {((call: Call) => Promise<string>) | null} sound tells what became of the words; null: a screen that has none
   */
  constructor(device, proof, sound) {
    this.device = device;
    this.proof = proof;
    this.sound = sound;
  }

  /** @param {import("talon/types.js").Board} board */
  take(board) {
    // Over an alarm nothing is shown; nobody says that it was.
    if (board.alarm) return;
    for (const {id, screen, at} of board.tests ?? []) {
      if (screen === this.device && id > this.#last) {
        this.#last = id;
        this.#call(at);
      }
    }
  }

  /** @param {string} at */
  async #call(at) {
    /** @type {Call} */
    const call = {...TEST, service: "", stage: "consultation", state: "called", at, calls: 1, language: "ru", test: true};
    showLayer(first("testCall"), `${TEST.label} → ${TEST.desk}`);
    this.proof.shown([call]);
    if (this.sound) this.proof.said([call], await this.sound(call));
  }
}
