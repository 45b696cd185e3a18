// @ts-check
/** What the hall administrator wrote to this desk, until somebody here has read it. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {clock} from "talon/words.js";
import {staffCommand} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {{id: number, at: string, sender: string, text: string}} Message */

/**
 * The oldest that is unread, and how many more there are.
 *
 * @param {import("./desk-model.js").DeskModel} model
 * @param {string} zone
 */
export function messageStrip(model, zone) {
  const messages = model.view?.messages ?? [];
  const [message] = messages;
  if (!message) return nothing;
  const more = messages.length - 1;
  return html`<div class="desk-message" role="alert">${icon("speech")}
    <p><b>${message.text}</b><span class="quiet">${[message.sender, clock(message.at, zone), more ? t("moreMessages", {n: more}) : ""].filter(Boolean).join(" · ")}</span></p>
    <button type="button" class="button" @click=${() => read(model, message)}>${t("messageRead")}</button></div>`;
}

/** @param {import("./desk-model.js").DeskModel} model @param {Message} message */
async function read(model, message) {
  try {
    await staffCommand(`${model.path}/messages/${message.id}/read`);
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
  }
  model.refresh();
}
