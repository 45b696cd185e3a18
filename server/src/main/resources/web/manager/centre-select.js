// @ts-check
/** Which centre, where there are several; `choose` says it. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {t} from "./words.js";

/**
 * @param {object} choice
 * @param {import("talon/types.js").Centre[]} choice.centres
 * @param {string} choice.chosen code; empty: all of them
 * @param {boolean} [choice.all] whether all of them may be chosen
 */
export function centreSelect({centres, chosen, all = false}) {
  const choose = (/** @type {Event} */ event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    select.dispatchEvent(new CustomEvent("choose", {bubbles: true, detail: {centre: select.value}}));
  };
  return html`<label class="choice"><span class="unseen">${t("centre")}</span>
    <select @change=${choose}>
      ${all ? html`<option value="" ?selected=${chosen === ""}>${t("allCentres")}</option>` : nothing}
      ${centres.map((centre) => html`<option value=${centre.code} ?selected=${centre.code === chosen}>${name(centre.name)}</option>`)}
    </select></label>`;
}
