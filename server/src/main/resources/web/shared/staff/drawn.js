// @ts-check
/**
 * A page that cannot draw what happens says so and loads itself again; it never stands still as if all were well. One draw that fails
 * may be followed by one that does not; several in a row do not pass by themselves. The desk stays held meanwhile.
 */

import {LitElement} from "lit";
import {s} from "./words.js";

/** So many draws fail one after the other before the page says so. */
const PATIENCE = 3;
const AGAIN_MS = 500;
/** Time to read what is said. */
const RELOAD_MS = 4_000;
/** Loaded again so often within that time, it does not help: somebody has to look. */
const MOST_RELOADS = 3;
const WITHIN_MS = 5 * 60_000;
const KEPT = "talon-drawn-anew";

export class Drawn extends LitElement {
  /** How often it has failed in a row. */
  #failed = 0;

  performUpdate() {
    try {
      super.performUpdate();
      this.#failed = 0;
    } catch (error) {
      console.error(error);
      if (++this.#failed >= PATIENCE) sayAndReload();
      else setTimeout(() => this.requestUpdate(), AGAIN_MS);
    }
  }
}

function sayAndReload() {
  if (document.querySelector(".draw-failed")) return;
  const reloads = recent();
  const again = reloads.length < MOST_RELOADS;
  const dialog = document.createElement("dialog");
  dialog.className = "staff-dialog draw-failed";
  dialog.setAttribute("role", "alertdialog");
  dialog.append(element("h2", s("drawFailed")), element("p", s(again ? "drawFailedText" : "drawFailedAgain")));
  const ways = element("div", "");
  ways.className = "dialog-ways";
  const button = element("button", s("drawAgain"));
  button.className = "button primary";
  button.addEventListener("click", () => location.reload());
  ways.append(button);
  dialog.append(ways);
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  document.body.append(dialog);
  dialog.showModal();
  if (!again) return;
  sessionStorage.setItem(KEPT, JSON.stringify([...reloads, Date.now()]));
  setTimeout(() => location.reload(), RELOAD_MS);
}

/** When this page was loaded again for this reason, in ms. @returns {number[]} */
function recent() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "[]").filter((/** @type {number} */ at) => Date.now() - at < WITHIN_MS);
  } catch {
    return [];
  }
}

/** @param {string} name @param {string} text */
function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}
