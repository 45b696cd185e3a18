// @ts-check
/** The kiosk, or a service at it: closed for a while or for the rest of the day, and opened again. Who is in the queue is served. */

import {html} from "lit";
import {icon} from "talon/icons.js";
import {opensNext} from "talon/opening.js";
import {openDialog} from "talon/staff/dialog.js";
import {staffCommand} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {clock, name} from "talon/words.js";
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
 * @param {Opening} one.opening
 * @param {{code: string, name: import("talon/types.js").Name} | null} one.service null: every service
 * @param {string} one.path of the centre
 * @param {string} one.zone
 * @param {number} one.now ms of the server
 * @param {() => void} one.done it was changed
 */
export function openOpening({opening, service, path, zone, now, done}) {
  const title = service ? name(service.name) : t("kiosk");
  const address = `${path}/closed${service ? `?service=${service.code}` : ""}`;
  /** @param {string} method @param {any} body @param {string} words @param {() => void} [undo] */
  const send = async (method, body, words, undo) => {
    dialog.close();
    try {
      await staffCommand(address, body, {method});
      toast(words, undo ? {undo: {words: t("undo"), act: undo}} : {});
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    done();
  };
  const giveAgain = () => void send("DELETE", undefined, t("ticketsAgain"));
  /** @param {string} reason */
  const close = (reason) => {
    const chosen = /** @type {HTMLSelectElement} */ (dialog.element.querySelector("select")).value;
    const until = chosen === "day" ? now + untilMidnight(now, zone) : chosen ? now + Number(chosen) * 60_000 : null;
    send("PUT", {until: until === null ? null : new Date(until).toISOString(), reason: inEach(reason)}, t("ticketsStopped"), giveAgain);
  };
  const content = opening.reason === "by-hand"
    ? html`<p>${shutInWords(opening, now, zone)}</p><div class="dialog-ways">
      <button type="button" class="button primary large" autofocus @click=${giveAgain}>${t("giveAgain")}</button>
      <button type="button" class="button large" @click=${() => dialog.close()}>${s("cancel")}</button></div>`
    : html`<p>${t("stopText")}</p>
      <div class="field"><label for="stop-for">${t("stopFor")}</label><select id="stop-for">
        <option value="day">${t("stopDay")}</option>${MINUTES.map((minutes) => html`<option value=${minutes}>${t("stopMinutes", {n: minutes})}</option>`)}
        <option value="">${t("stopOpen")}</option></select></div>
      ${reasonButtons({reasons: reasons(), choose: close, leave: () => dialog.close()})}`;
  const dialog = openDialog(html`${icon(service ? "ticket" : "screen")} ${title}`, content, "sheet");
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

/** @param {number} now ms @param {string} zone */
function untilMidnight(now, zone) {
  const [hours, minutes] = clock(now, zone).split(":").map(Number);
  return (24 * 60 - hours * 60 - minutes) * 60_000;
}
