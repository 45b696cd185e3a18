// @ts-check
/** What the large button means, and since when: a press that was meant for what it was before does nothing. */

import {DEAF_MS} from "./phase.js";

export class Meaning {
  constructor() {
    this.meaning = "";
    this.changedAt = -Infinity;
  }

  /** @param {string} meaning of this moment @param {() => void} heard told when a change is long enough ago */
  become(meaning, heard) {
    if (meaning === this.meaning) return;
    if (this.meaning) {
      this.changedAt = performance.now();
      setTimeout(heard, DEAF_MS);
    }
    this.meaning = meaning;
  }

  get deaf() {
    return performance.now() - this.changedAt < DEAF_MS;
  }
}
