// @ts-check
/** The buttons of a desk: the large one that does what comes next, what is done with the ticket, and what can be done at any time. */

import {html, nothing} from "lit";
import {capital} from "talon/words.js";
import {kindsInWords} from "talon/staff/words.js";
import {secondsSince} from "./phase.js";
import {keyOf} from "./keys.js";
import {awaitedFrom} from "./phase.js";
import {waitingFor} from "./newcomer.js";
import {t} from "./words.js";

/** @typedef {import("./keys.js").Deed} Deed */
/** @typedef {import("./desk-deeds.js").DeskDeeds} DeskDeeds */

/** @param {DeskDeeds} deeds */
export function primaryButton(deeds) {
  const deed = deeds.primary;
  const {deaf} = deeds.meaning;
  return html`<button type="button" class="primary-action ${deeds.model.sending ? "busy" : deaf ? "deaf" : ""}" aria-disabled=${!deeds.may(deed) || deaf}
    aria-keyshortcuts=${keyOf[deed]} @click=${() => deeds.do(deed)}>
    <span>${primaryWords(deeds)}</span><kbd>${keyOf[deed]}</kbd></button>`;
}

/** Nobody is called by a key that says it finishes. @param {DeskDeeds} deeds */
export function primaryWords({primary, model}) {
  return t(primary === "next" && waitingFor(model.view) === 0 ? "finish" : primary);
}

/** @param {DeskDeeds} deeds @param {() => void} reprint */
export function deedRows(deeds, reprint) {
  return html`<div class="deeds">
    <div class="secondary" role="group" aria-label=${t("withTicket")}>${ofPhase(deeds)}</div>
    <div class="secondary always" role="group" aria-label=${t("withDesk")}>
      ${button(deeds, "pause")}${button(deeds, "call")}${button(deeds, "return")}
      <button type="button" class="button" @click=${reprint}>${t("reprint")}</button>
      ${button(deeds, "keys", t("keys"), "last")}
    </div>
  </div>`;
}

/** Each phase has its own, in the same place. @param {DeskDeeds} deeds */
function ofPhase(deeds) {
  const call = deeds.model.view?.call;
  if (deeds.phase === "idle" || !call) return html`${button(deeds, "serve")}${button(deeds, "postpone")}${deeds.centre.specialistsIssue ? button(deeds, "issue") : nothing}`;
  const both = html`${button(deeds, "set-aside")}${button(deeds, "transfer")}${button(deeds, "note")}`;
  if (deeds.phase === "serving") {
    return html`${button(deeds, "finish", t("finishOnly"))}${call.continuable ? button(deeds, "continue", continueWords(call)) : nothing}${both}`;
  }
  const n = deeds.recallIn;
  const recall = html`<span class="as-wide-as" data-widest=${t("recallIn", {n: deeds.recallPause})}>${n > 0 ? t("recallIn", {n}) : t("recall")}</span>`;
  return html`${button(deeds, "recall", recall)}${button(deeds, "no-show", t("no-show"), isLate(deeds, call) ? "offered" : "")}${both}`;
}

/** Whether it is time to give the visitor up: called as often as the centre wants, or long enough ago. @param {DeskDeeds} deeds @param {import("./phase.js").Call} call */
function isLate(deeds, call) {
  if (call.recallsLeft === 0) return true;
  return deeds.centre.noShowAfter > 0 && secondsSince(new Date(awaitedFrom(call)).toISOString(), deeds.model.now()) >= deeds.centre.noShowAfter;
}

/** @param {import("./phase.js").Call} call */
function continueWords(call) {
  const next = call.route[call.position];
  return next === "cash" ? t("continueCash") : next === "consultation" ? t("continueConsultation") : t("continueHere", {kind: capital(kindsInWords([next]))});
}

/** @param {DeskDeeds} deeds @param {Deed} deed @param {unknown} [words] @param {string} [kind] */
function button(deeds, deed, words = t(deed), kind = "") {
  return html`<button type="button" class="button ${kind}" aria-disabled=${!deeds.may(deed)}
    aria-keyshortcuts=${keyOf[deed]} @click=${() => deeds.do(deed)}>${words}<kbd>${keyOf[deed]}</kbd></button>`;
}
