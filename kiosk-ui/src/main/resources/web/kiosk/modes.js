// @ts-check
/** How a visitor wants the screen: larger, with more contrast, lower, spoken. Each ends with the visitor. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {t} from "./words.js";

/** @typedef {import("./kiosk.js").TalonKiosk} Kiosk */

/** Who has asked for one of these needs more time; who listens hears one thing after another. @param {Kiosk} kiosk */
export function patienceOf({larger, contrast, reach, spoken}) {
  return spoken ? 3 : larger || contrast || reach ? 2 : 1;
}

/** The classes of the style sheets. @param {Kiosk} kiosk */
export function modesOf({larger, contrast, reach}) {
  return `${larger ? "larger" : ""} ${contrast ? "contrast" : ""} ${reach ? "reach" : ""}`;
}

/** @param {Kiosk} kiosk */
export function largerButton(kiosk) {
  return html`<button @click=${() => (kiosk.larger = !kiosk.larger)} aria-pressed=${kiosk.larger}>
    ${icon(kiosk.larger ? "smaller" : "larger")}${t(kiosk.larger ? "usual" : "larger")}
  </button>`;
}

/** On the start screen one short word beside four others fits, which is read aloud in full. @param {Kiosk} kiosk @param {boolean} [short] */
export function lowerButton(kiosk, short = false) {
  const words = t(kiosk.reach ? "buttonsHigher" : "buttonsLower");
  return html`<button class="lower" @click=${() => (kiosk.reach = !kiosk.reach)} aria-pressed=${kiosk.reach} aria-label=${words}>
    ${icon("wheelchair")}${short ? t(kiosk.reach ? "higher" : "lower") : words}
  </button>`;
}

/** @param {Kiosk} kiosk */
export function spokenButton(kiosk) {
  return html`<button class="speak" @click=${() => kiosk.speak(!kiosk.spoken)} aria-pressed=${kiosk.spoken}>
    ${icon("speaker")}${t(kiosk.spoken ? "silent" : "spoken")}
  </button>`;
}

/** All of them, as help shows them. @param {Kiosk} kiosk */
export function allModes(kiosk) {
  return html`<div class="modes" role="group" aria-label=${t("tools")}>
    ${largerButton(kiosk)}
    <button class="contrasting" @click=${() => (kiosk.contrast = !kiosk.contrast)} aria-pressed=${kiosk.contrast}>${icon("contrast")}${t("contrast")}</button>
    ${lowerButton(kiosk)} ${kiosk.speaks ? spokenButton(kiosk) : nothing}
  </div>`;
}
