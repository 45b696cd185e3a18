// @ts-check
/** What the desk says under its large button; to a screen reader too, also when it is said once more. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {isNamed, t} from "./words.js";

/** @param {import("./desk-model.js").DeskModel} model */
export function noticeWords({notice, slow, link}) {
  return slow ? t(link.away ? "sendingAway" : "sending") : notice?.words() ?? "";
}

/**
 * @param {import("./desk-model.js").DeskModel} model
 * @param {unknown} [beside] what stands at its right
 * @param {boolean} [full] whether that takes the whole line: then only what is wrong is seen too, and the rest is for screen readers
 */
export function noticeLine(model, beside = nothing, full = false) {
  const {notice, slow} = model;
  const text = noticeWords(model);
  const wrong = !slow && notice?.wrong;
  // The same words once more are news only where they differ.
  const again = text && model.said % 2 ? "\u00a0" : "";
  return html`<div class="notice-line"><p class="notice ${wrong ? "wrong" : full ? "unseen" : ""}" role=${wrong ? "alert" : "status"}>
    ${text ? html`${icon(wrong ? "warning" : slow ? "clock" : "check")}<span>${text}${again}</span>` : nothing}</p>${beside}</div>`;
}

/** The call that comes by itself, and how to stop it. @param {import("./desk-deeds.js").DeskDeeds} deeds */
export function soon(deeds) {
  const n = deeds.autoCall.left;
  if (n === null) return nothing;
  return html`<p class="soon" role="timer">${t("autoCallIn", {n})}
    <button type="button" class="button" aria-keyshortcuts="Escape" @click=${() => deeds.wait()}>${t("autoCallStop")}<kbd>Esc</kbd></button></p>`;
}

/** The last command, as long as it can be taken back. @param {import("./desk-deeds.js").DeskDeeds} deeds */
export function undo(deeds) {
  const last = deeds.model.view?.undoable;
  const left = last ? Math.ceil((Date.parse(last.until) - deeds.model.now()) / 1000) : 0;
  if (!last || left <= 0) return nothing;
  return html`<button type="button" class="button undo" aria-disabled=${!deeds.may("undo")} aria-keyshortcuts="Control+Z" @click=${() => deeds.do("undo")}>
    <span>${t("undo-button", {what: undoWords(last)})}</span><span class="undo-left" role="timer">${t("undo-left", {n: left})}</span><kbd>Ctrl+Z</kbd></button>`;
}

/** «вызов К042». @param {{what: string, label: string}} command */
export function undoWords({what, label}) {
  return t(isNamed(`undo-${what}`) ? `undo-${what}` : "undo-other", {label});
}

/** So long the page says why a key of the pad did nothing; the server leaves it out as soon as the desk has done something since. */
const PAD_MS = 60_000;

/**
 * Nobody presses keys that do nothing without being told.
 *
 * @param {import("./desk-model.js").DeskView | null} view
 * @param {{now: number, zone: string}} at now: ms
 */
export function padLine(view, {now, zone}) {
  const refused = view?.padRefused;
  if (refused && now - Date.parse(refused.at) < PAD_MS) {
    const why = isNamed(`pad-${refused.why}`) ? refused.why : "refused";
    return html`<p class="notice pad refused" role="status">${icon("warning")}<span>${t(`pad-${why}`, {time: exactly(refused.at, zone)})}</span></p>`;
  }
  if (view?.pad !== "away") return nothing;
  return html`<p class="notice wrong pad" role="status">${icon("offline")}<span>${t("padAway")}</span></p>`;
}

/** «10:42:05»: a key is pressed at a second. @param {string} instant @param {string} zone */
function exactly(instant, zone) {
  return new Intl.DateTimeFormat("ru", {hour: "2-digit", minute: "2-digit", second: "2-digit", timeZone: zone}).format(new Date(instant));
}

/** Says it in the dialog that is open: what is behind it cannot be seen or heard. @param {Element} dialog @param {string} text */
export function sayInDialog(dialog, text) {
  let line = dialog.querySelector(".dialog-why");
  if (!line) {
    line = document.createElement("p");
    line.className = "dialog-why";
    line.setAttribute("role", "status");
    dialog.append(line);
  }
  line.textContent = line.textContent === text ? `${text}\u00a0` : text;
}
