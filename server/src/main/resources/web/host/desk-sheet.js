// @ts-check
/** A desk of the hall: what it does, and closing it for a while or opening it again, whoever sits there. */

import {html} from "lit";
import {icon} from "talon/icons.js";
import {openDialog} from "talon/staff/dialog.js";
import {staffCommand} from "talon/staff/session.js";
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
  const pause = `${path}/desks/${encodeURIComponent(desk.desk)}/pause`;
  /** @param {string} method @param {string} reason @param {string} words */
  const send = async (method, reason, words) => {
    dialog.close();
    try {
      await staffCommand(`${pause}?${new URLSearchParams({override: reason})}`, method === "POST" ? {reason} : undefined, {method});
      toast(words);
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
    done();
  };
  const reasons = await reasonsOf(path, "close");
  const message = html`<div class="dialog-ways"><button type="button" class="button large" @click=${() => {
    dialog.close();
    write();
  }}>${icon("speech")}${t("writeHere")}</button></div>`;
  const content = desk.state === "paused"
    ? html`<p>${t("deskPausedText")}</p>
      <div class="dialog-ways"><button type="button" class="button primary large" autofocus
        @click=${() => send("DELETE", t("openedByHost"), t("deskOpened", {desk: desk.desk}))}>${t("openDesk")}</button>
        <button type="button" class="button large" @click=${() => dialog.close()}>${s("cancel")}</button></div>`
    : html`<p>${t(desk.label ? "deskBusyText" : "closeDeskText")}</p>
      ${desk.label ? html`<div class="dialog-ways"><button type="button" class="button large" autofocus @click=${() => dialog.close()}>${s("close")}</button></div>`
        : reasonButtons({reasons, choose: (reason) => send("POST", reason, t("deskClosed", {desk: desk.desk})), leave: () => dialog.close()})}`;
  const dialog = openDialog(title, html`${message}${content}`, "sheet");
}
