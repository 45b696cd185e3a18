// @ts-check
import {html} from "lit";
import {icon} from "talon/icons.js";
import {allModes} from "./modes.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */

/**
 * How it works, how the screen can be, and somebody who helps.
 *
 * @param {Kiosk} kiosk
 * @param {string} modes
 */
export function helpScreen(kiosk, modes) {
  const call = () => {
    kiosk.help = false;
    kiosk.helper.ask();
  };
  return html`<div class="overlay ${modes}" role="dialog" aria-modal="true" aria-labelledby="help-title" ?inert=${kiosk.idle.left !== null}>
    <div class="sheet help-sheet">
      <h2 id="help-title" data-say>${t("helpTitle")}</h2>
      <ol>
        <li><span class="picture">${icon("touch")}</span><span data-say>${t("step1")}</span></li>
        <li><span class="picture">${icon("ticket")}</span><span data-say>${t("step2")}</span></li>
        <li><span class="picture">${icon("bell")}</span><span data-say>${t("step3")}</span></li>
      </ol>
      ${allModes(kiosk)}
      <div class="choices">
        <button class="big call-help" @click=${call}>${icon("person")}${t("callHelp")}</button>
        <button class="big primary" data-focus @click=${() => (kiosk.help = false)}>${t("understood")}</button>
      </div>
    </div>
  </div>`;
}

/**
 * @param {Kiosk} kiosk
 * @param {string} modes
 */
export function stillHere(kiosk, modes) {
  return html`<div class="overlay ${modes}" role="alertdialog" aria-modal="true" aria-labelledby="still-title">
    <div class="sheet">
      <h2 id="still-title" data-say>${t("still")}</h2>
      <p>${t("stillWhat", {n: kiosk.idle.left})}</p>
      <div class="choices">
        <button class="big primary" data-focus @click=${() => kiosk.idle.forget()}>${t("goOn")}</button>
        <button class="big" @click=${() => kiosk.startOver()}>${t("start")}</button>
      </div>
    </div>
  </div>`;
}
