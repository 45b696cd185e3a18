// @ts-check
import {html} from "lit";
import {icon} from "talon/icons.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */

/**
 * @param {Kiosk} kiosk
 * @param {string} modes
 */
export function helpScreen(kiosk, modes) {
  return html`<div class="overlay ${modes}" role="dialog" aria-modal="true" aria-labelledby="help-title" ?inert=${kiosk.idle.left !== null}>
    <div class="sheet">
      <h2 id="help-title">${t("helpTitle")}</h2>
      <ol>
        <li><span class="picture">${icon("touch")}</span><span>${t("step1")}</span></li>
        <li><span class="picture">${icon("ticket")}</span><span>${t("step2")}</span></li>
        <li><span class="picture">${icon("bell")}</span><span>${t("step3")}</span></li>
      </ol>
      <p class="staff">${icon("person")}<span>${t("staff")}</span></p>
      <button class="big primary" data-focus @click=${() => (kiosk.help = false)}>${t("understood")}</button>
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
      <h2 id="still-title">${t("still")}</h2>
      <p>${t("stillWhat", {n: kiosk.idle.left})}</p>
      <div class="choices">
        <button class="big primary" @click=${() => kiosk.idle.forget()}>${t("goOn")}</button>
        <button class="big" @click=${() => kiosk.startOver()}>${t("start")}</button>
      </div>
    </div>
  </div>`;
}
