// @ts-check
/** Writing to desks, and what was written today with who has read it. */

import {html, nothing} from "lit";
import {clock} from "talon/words.js";
import {openDialog} from "talon/staff/dialog.js";
import {notRead} from "talon/staff/not-read.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {reasonsOf} from "./reasons.js";
import {t} from "./words.js";

/** @typedef {{id: number, at: string, sender: string, text: string, desks: string[], read: {desk: string, at: string, reader: string}[],
 *   withdrawn: string | null}} Message */

/**
 * @param {object} where
 * @param {string} where.path of the centre
 * @param {string} where.zone
 * @param {string[]} where.desks codes of the centre's desks
 * @param {string} [where.desk] to which; left out: to all
 */
export async function openMessages({path, zone, desks, desk = ""}) {
  const usual = (await reasonsOf(path, "message")) ?? [];
  let to = desk;
  let text = "";
  let wrong = "";
  let sending = false;
  /** Null: the server has not said. @type {Message[] | null} */
  let sent = null;
  /** Whether it did not say when it was asked. */
  let failed = false;
  const dialog = openDialog(t("messages"), nothing, "sheet");
  const draw = () => dialog.show(content);
  const look = async () => {
    const found = await staffRequest("GET", `${path}/messages`).catch(() => null);
    sent = found ?? sent;
    failed = !found;
    if (dialog.element.open) draw();
  };
  const send = async (/** @type {string} */ words) => {
    if (sending) return;
    sending = true;
    wrong = "";
    draw();
    try {
      await staffCommand(`${path}/messages`, {text: words, ...(to ? {desks: [to]} : {})});
      toast(t("messageSent"));
      text = "";
    } catch (error) {
      wrong = problemInWords(error);
    }
    sending = false;
    await look();
  };
  /** Who has read it, has read it. */
  const withdraw = async (/** @type {Message} */ one) => {
    try {
      await staffCommand(`${path}/messages/${one.id}`, undefined, {method: "DELETE"});
      toast(t("messageWithdrawn"));
    } catch (error) {
      wrong = problemInWords(error);
    }
    await look();
  };
  const submit = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const words = text.trim();
    if (words) send(words);
    else /** @type {HTMLElement | null} */ (dialog.element.querySelector("#message-text"))?.focus();
  };
  const content = () => html`<form class="message-form" novalidate @submit=${submit}>
      <div class="segments" role="group" aria-label=${t("messageTo")}>
        ${["", ...desks].map((one) => html`<button type="button" class="segment" aria-pressed=${one === to} @click=${() => {
          to = one;
          draw();
        }}>${one ? one : t("everyDesk")}</button>`)}</div>
      <div class="field"><label for="message-text">${t("messageText")}</label>
        <input id="message-text" maxlength="160" autocomplete="off" autofocus .value=${text} @input=${(/** @type {Event} */ event) => {
          text = /** @type {HTMLInputElement} */ (event.target).value;
        }}></div>
      <div class="message-usual">${usual.map((one) => html`<button type="button" class="button large" ?disabled=${sending} @click=${() => send(one)}>${one}</button>`)}</div>
      <p class="alert" role="alert" ?hidden=${!wrong}>${wrong}</p>
      <div class="dialog-ways"><button class="button primary large" ?disabled=${sending}>${t("send")}</button>
        <button type="button" class="button large" @click=${() => dialog.close()}>${s("close")}</button></div></form>
    ${!sent && failed ? notRead(look) : nothing}
    ${sent?.length ? html`<h3>${t("messagesToday")}</h3>
      <ol class="story-lines">${sent.map((one) => html`<li><span class="story-time">${clock(one.at, zone)}</span>
        <span><b>${one.text}</b><span class="quiet"> · ${[one.desks.length ? s("desk", {desk: one.desks.join(", ")}) : t("everyDesk"), readBy(one)].join(" · ")}</span></span>
        ${mayWithdraw(one, desks) ? html`<button type="button" class="button" @click=${() => withdraw(one)}>${t("withdraw")}</button>` : nothing}</li>`)}</ol>` : nothing}`;
  const looking = setInterval(look, 5_000);
  dialog.answered.then(() => clearInterval(looking));
  draw();
  look();
}

/** Whether somebody has not read it yet. @param {Message} message @param {string[]} all codes of the desks */
function mayWithdraw({desks, read, withdrawn}, all) {
  return !withdrawn && read.length < (desks.length || all.length);
}

/** Who has read it. @param {Message} message */
function readBy({read, withdrawn}) {
  if (withdrawn) return t(read.length ? "withdrawnRead" : "withdrawn", {desks: read.map((one) => one.desk).join(", ")});
  return read.length ? t("readAt", {desks: read.map((one) => one.desk).join(", ")}) : t("unread");
}
