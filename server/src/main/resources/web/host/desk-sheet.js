// @ts-check
/** A desk of the hall: what it does, and closing it for a while or opening it again, whoever sits there. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {openDialog} from "talon/staff/dialog.js";
import {notRead} from "talon/staff/not-read.js";
import {staffCommand, staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords, s} from "talon/staff/words.js";
import {reasonButtons, reasonsOf} from "./reasons.js";
import {t} from "./words.js";

/**
 * @param {object} one
 * @param {import("talon/types.js").BoardDesk} one.desk
 * @param {string} one.path of the centre
 * @param {() => void} one.done it was changed
 * @param {() => void} one.write opens a message to it
 */
export async function openDesk({desk, path, done, write}) {
  const title = s("desk", {desk: desk.desk});
  const address = `${path}/desks/${encodeURIComponent(desk.desk)}`;
  let sending = false;
  /** @param {() => Promise<unknown>} act @param {string} words @param {() => unknown} [undo] */
  const send = async (act, words, undo) => {
    if (sending) return;
    sending = true;
    if (dialog.element.open) dialog.show(content);
    try {
      await act();
      toast(words, undo ? {undo: {words: t("undo"), act: undo}} : {});
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    sending = false;
    dialog.close();
    done();
  };
  /** @type {string[] | null} */
  let reasons = null;
  /** @type {{shut: {reason: string, since: string} | null, pause: {reason: string} | null} | null} */
  let view = null;
  const look = async () => {
    [reasons, view] = await Promise.all([reasonsOf(path, "close"), staffRequest("GET", address).catch(() => null)]);
  };
  const lookAgain = async () => {
    await look();
    if (dialog.element.open) dialog.show(content);
  };
  await look();
  const override = new URLSearchParams({override: t("openedByHost")});
  const goOn = () => send(() => staffCommand(`${address}/pause/undo?${override}`), t("breakGoesOn", {desk: desk.desk}));
  const endBreak = () => send(() => staffCommand(`${address}/pause?${override}`, undefined, {method: "DELETE"}), t("breakEnded", {desk: desk.desk}), goOn);
  const reopen = () => send(() => staffCommand(`${address}/shut`, undefined, {method: "DELETE"}), t("deskOpened", {desk: desk.desk}));
  const close = (/** @type {string} */ reason) => send(() => staffCommand(`${address}/shut`, {reason}, {method: "PUT"}), t("deskClosed", {desk: desk.desk}), reopen);
  const message = html`<div class="dialog-ways"><button type="button" class="button large" @click=${() => {
    dialog.close();
    write();
  }}>${icon("speech")}${t("writeHere")}</button></div>`;
  const leave = () => dialog.close();
  const content = () => html`${message}${!view ? html`${notRead(lookAgain)}<div class="dialog-ways"><button type="button" class="button large" @click=${leave}>${s("close")}</button></div>` : view.shut
    ? html`<p>${t("deskShutText", {reason: view.shut.reason})}</p>
      <div class="dialog-ways"><button type="button" class="button primary large" autofocus ?disabled=${sending} @click=${reopen}>${t("openDesk")}</button>
        <button type="button" class="button large" @click=${leave}>${s("cancel")}</button></div>`
    : desk.label ? html`<p>${t("deskBusyText")}</p>
      <div class="dialog-ways"><button type="button" class="button large" autofocus @click=${leave}>${s("close")}</button></div>`
    : html`${desk.state === "paused" ? html`<p>${t("deskPausedText", {reason: view.pause?.reason ?? ""})}</p>
        <div class="dialog-ways"><button type="button" class="button large" ?disabled=${sending} @click=${endBreak}>${t("endBreak")}</button></div>` : nothing}
      <p>${t("closeDeskText")}</p>${reasonButtons({reasons, again: reasons ? undefined : lookAgain, sending, choose: close, leave})}`}`;
  const dialog = openDialog(title, content, "sheet");
}
