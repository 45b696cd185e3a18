// @ts-check
/** Who has the right to priority, on a plain screen: the visitor says so, and shows the document to somebody of the staff. */

import {html} from "lit";
import {icon} from "talon/icons.js";
import {request} from "talon/api.js";
import {name} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */

/** The button among the tools. @param {Kiosk} kiosk */
export function rightsButton(kiosk) {
  const touch = async () => {
    if (kiosk.priority) {
      kiosk.priority = false;
      return;
    }
    kiosk.entitled = await entitled(kiosk.centre?.code ?? "");
    kiosk.rights = true;
  };
  return html`<button class="rights" aria-pressed=${kiosk.priority} @click=${touch}>${icon("shield")}${t("priority")}</button>`;
}

/**
 * @param {Kiosk} kiosk
 * @param {string} modes
 */
export function rightsScreen(kiosk, modes) {
  const leave = (/** @type {boolean} */ priority) => {
    kiosk.priority = priority;
    kiosk.rights = false;
  };
  return html`<div class="overlay ${modes}" role="dialog" aria-modal="true" aria-labelledby="rights-title" ?inert=${kiosk.idle.left !== null}>
    <div class="sheet rights-sheet">
      <h2 id="rights-title" data-focus data-say tabindex="-1">${t("rightsTitle")}</h2>
      <ul>${kiosk.entitled.map((one) => html`<li>${icon("check")}<span data-say>${name(one)}</span></li>`)}</ul>
      <p class="staff">${icon("person")}<span data-say>${t("showDocument")}</span></p>
      <div class="choices">
        <button class="big primary" @click=${() => leave(true)}>${t("haveRight")}</button>
        <button class="big" @click=${() => leave(false)}>${t("noRight")}</button>
      </div>
    </div>
  </div>`;
}

/** Those of the centre's list; none where the server cannot say: the staff know. @param {string} centre @returns {Promise<import("talon/types.js").Name[]>} */
async function entitled(centre) {
  const items = await request("GET", `/centres/${centre}/lists`).catch(() => []);
  return items.filter((/** @type {{list: string, active: boolean}} */ {list, active}) => list === "priority" && active).map((/** @type {{names: import("talon/types.js").Name}} */ {names}) => names);
}
