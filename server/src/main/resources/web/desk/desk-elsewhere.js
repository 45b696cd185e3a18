// @ts-check
/** The desk is held by another page: by whom, and how to take it. */

import {html} from "lit";
import {icon} from "talon/icons.js";
import {t} from "./words.js";

/** @param {{hold: import("./desk-hold.js").DeskHold, desk: string, own: string, notice: unknown, otherDesk: () => void, said: (reason: string) => string}} state
 * own: the name of who looks; notice: what a key is answered; said: a reason in the reader's language */
export function elsewhere({hold, desk, own, notice, otherDesk, said}) {
  if (hold.state === "shut") return shut({desk, reason: said(hold.reason), notice, otherDesk});
  const taken = hold.state === "taken";
  const verb = taken ? "taken" : "held";
  const by = hold.holder === own ? t(`${verb}ByYou`) : t(`${verb}By`, {name: hold.holder});
  const text = hold.holder ? by : t(`${verb}Text`);
  return html`<main class="door">
    <span class="door-mark">${icon("desk")}</span>
    <div class="door-words" role="alert"><h1>${t(`${verb}Title`, {desk})}</h1><p>${text}</p></div>
    <div class="door-ways">
      <button type="button" class="button primary" @click=${() => hold.hold({take: true})}>${t(taken ? "takeBack" : "take")}</button>
      <button type="button" class="button" @click=${otherDesk}>${t("changeDesk")}</button>
    </div>
    ${notice}
  </main>`;
}

/** Nobody sits here until it is open again; then this page does. @param {{desk: string, reason: string, notice: unknown, otherDesk: () => void}} state */
function shut({desk, reason, notice, otherDesk}) {
  return html`<main class="door">
    <span class="door-mark">${icon("desk")}</span>
    <div class="door-words" role="alert"><h1>${t("shutTitle", {desk})}</h1><p>${t("shutText", {reason})}</p></div>
    <div class="door-ways"><button type="button" class="button" @click=${otherDesk}>${t("changeDesk")}</button></div>
    ${notice}
  </main>`;
}
