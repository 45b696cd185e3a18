// @ts-check
/** What the desk says under its large button; to a screen reader too, also when it is said once more. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {t} from "./words.js";

/** @param {import("./desk-model.js").DeskModel} model */
export function noticeWords({notice, slow, link}) {
  return slow ? t(link.away ? "sendingAway" : "sending") : notice?.words() ?? "";
}

/** @param {import("./desk-model.js").DeskModel} model @param {unknown} [beside] what stands at its right */
export function noticeLine(model, beside = nothing) {
  const {notice, slow} = model;
  const text = noticeWords(model);
  const wrong = !slow && notice?.wrong;
  // The same words once more are news only where they differ.
  const again = text && model.said % 2 ? "\u00a0" : "";
  return html`<div class="notice-line"><p class="notice ${wrong ? "wrong" : ""}" role=${wrong ? "alert" : "status"}>
    ${text ? html`${icon(wrong ? "warning" : slow ? "clock" : "check")}<span>${text}${again}</span>` : nothing}</p>${beside}</div>`;
}

/** Nobody presses keys that do nothing without being told. @param {import("./desk-model.js").DeskView | null} view */
export function padLine(view) {
  if (view?.pad !== "away") return nothing;
  return html`<p class="notice wrong pad" role="status">${icon("offline")}<span>${t("padAway")}</span></p>`;
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
