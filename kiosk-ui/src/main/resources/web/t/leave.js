// @ts-check
import {html, nothing} from "lit";
import {t} from "./words.js";

/**
 * @param {import("./phone.js").TalonPhone} phone
 * @param {import("talon/types.js").Ticket} ticket
 */
export function leaveDialog(phone, ticket) {
  const late = phone.leaveFailed === "leaveLate";
  return html`<dialog aria-labelledby="leave-title" @close=${() => (phone.leaveFailed = "")}>
    <h2 id="leave-title">${t("leaveAsk")}</h2>
    <p>${t("leaveWhat", {label: ticket.label})}</p>
    ${phone.leaveFailed ? html`<p class="failed" role="alert">${t(phone.leaveFailed)}</p>` : nothing}
    <button class="button primary" autofocus @click=${() => phone.dialog?.close()}>${t("leaveNo")}</button>
    ${late
      ? nothing
      : html`<button class="button danger" ?disabled=${phone.leaving} @click=${() => phone.leave()}>
          ${t(phone.leaving ? "leaving" : "leaveYes")}
        </button>`}
  </dialog>`;
}
