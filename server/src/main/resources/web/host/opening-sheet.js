// @ts-check
/** The kiosk, or a service at it: closed for a while or for the rest of the day, and opened again. Who is in the queue is served. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {opensNext} from "talon/opening.js";
import {openDialog} from "talon/staff/dialog.js";
import {staffCommand} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {name} from "talon/words.js";
import texts from "talon/words/host.js";
import {reasonButtons} from "./reasons.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Opening} Opening */

const MINUTES = [30, 60];

/** Why no tickets are given, shortly: «закрыто · откроемся завтра в 8:00». @param {Opening} opening @param {number} now ms @param {string} zone */
export function shutInWords(opening, now, zone) {
  const why = opening.reason === "last-ticket" ? t("lastTicketGiven") : opening.reason === "day-limit" ? t("limitReached") : t(opening.state === "break" ? "kioskBreak" : "kioskClosed");
  const opens = opensNext(opening, new Date(now), zone);
  return [why, opens && opens.charAt(0).toLowerCase() + opens.slice(1)].filter(Boolean).join(" · ");
}

/**
 * @param {object} one
 * @param {import("talon/types.js").Board} one.board
 * @param {import("talon/types.js").BoardWaiting | null} one.service null: every service
 * @param {string} one.path of the centre
 * @param {number} one.now ms of the server
 * @param {() => void} one.done it was changed
 */
export function openOpening({board, service, path, now, done}) {
  const {opening} = service ?? board;
  const title = service ? name(service.name) : t("kiosk");
  const whole = `${path}/closed`;
  /** @param {string} code */
  const ofService = (code) => `${whole}?service=${code}`;
  let sending = false;
  const address = service ? ofService(service.service) : whole;
  /** @param {string[]} addresses @param {string} method @param {any} body @param {string} words @param {() => unknown} [undo] */
  const send = async (addresses, method, body, words, undo) => {
    if (sending) return;
    sending = true;
    if (dialog.element.open) dialog.show(content);
    try {
      for (const one of addresses) await staffCommand(one, body, {method});
      toast(words, undo ? {undo: {words: t("undo"), act: undo}} : {});
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    sending = false;
    dialog.close();
    done();
  };
  /** What somebody has closed: the service itself, the whole kiosk, or, one after another, all its services. */
  const closed = opening.byHand === "centre" ? [whole] : service ? [address]
    : board.waiting.filter((row) => row.opening.byHand === "service").map((row) => ofService(row.service));
  /** @param {string[]} addresses */
  const giveAgain = (addresses) => send(addresses, "DELETE", undefined, t("ticketsAgain"));
  /** @param {string} reason */
  const close = (reason) => {
    const chosen = /** @type {HTMLSelectElement} */ (dialog.element.querySelector("select")).value;
    const until = chosen === "day" ? Date.parse(board.dayEndsAt) : chosen ? now + Number(chosen) * 60_000 : null;
    send([address], "PUT", {until: until === null ? null : new Date(until).toISOString(), reason: inEach(reason)}, t("ticketsStopped"), () => giveAgain([address]));
  };
  const content = () => opening.reason === "by-hand"
    ? html`<p>${shutInWords(opening, now, board.zone)}</p>${whoseInWords(opening, service !== null)}<div class="dialog-ways">
      ${opening.byHand ? html`<button type="button" class="button primary large" autofocus ?disabled=${sending} @click=${() => giveAgain(closed)}>${t(service && opening.byHand === "centre" ? "giveAgainAll" : "giveAgain")}</button>` : nothing}
      <button type="button" class="button large" @click=${() => dialog.close()}>${s("cancel")}</button></div>`
    : html`<p>${t("stopText")}</p>
      <div class="field"><label for="stop-for">${t("stopFor")}</label><select id="stop-for">
        <option value="day">${t("stopDay")}</option>${MINUTES.map((minutes) => html`<option value=${minutes}>${t("stopMinutes", {n: minutes})}</option>`)}
        <option value="">${t("stopOpen")}</option></select></div>
      ${reasonButtons({reasons: reasons(), sending, choose: close, leave: () => dialog.close()})}`;
  const dialog = openDialog(html`${icon(service ? "ticket" : "screen")} ${title}`, content, "sheet");
}

/** What has to be opened, where that is not what was touched. @param {Opening} opening @param {boolean} ofService */
function whoseInWords({byHand}, ofService) {
  const key = byHand === null ? "closedForGood" : byHand === "centre" ? "closedAll" : "closedEach";
  return byHand === (ofService ? "service" : "centre") ? nothing : html`<p>${t(key)}</p>`;
}

/** In the page's language. */
function reasons() {
  const lang = document.documentElement.lang;
  return (texts[lang] ?? texts.ru).stopReasons;
}

/** The usual reasons are there in every language; what was typed is told to all as it is. @param {string} reason */
function inEach(reason) {
  const at = reasons().indexOf(reason);
  return at < 0 ? {ru: reason, en: reason} : Object.fromEntries(Object.entries(texts).map(([language, words]) => [language, (words.stopReasons ?? texts.ru.stopReasons)[at]]));
}
