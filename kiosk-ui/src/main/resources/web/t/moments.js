// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {kindInWords} from "talon/kinds.js";
import {clock, dayMonth, name} from "talon/words.js";
import {steps} from "./waiting.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Ticket} Ticket */
/** @typedef {import("./phone.js").TalonPhone} Phone */

/**
 * The whole screen is the call.
 *
 * @param {Phone} phone
 * @param {Ticket} ticket
 */
export function invited(phone, ticket) {
  return html`<section class="invited" role="alert">
    <h1><span>${t("inviting")} ${t("toDesk")}</span> <strong>${ticket.desk ?? ""}</strong></h1>
    <p class="label">${ticket.label}</p>
    <p class="of">${name(ticket.name)}</p>
    ${phone.sound ? nothing : html`<button class="button night" @click=${() => phone.allowSound()}>${icon("bell")}${t("soundOn")}</button>`}
    <button class="button bare" @click=${() => phone.dialog?.showModal()}>${t("leave")}</button>
  </section>`;
}

/** @param {Ticket} ticket */
export function inService(ticket) {
  const next = ticket.stages.find((s) => s.state === "planned");
  return html`<section class="at-desk ${ticket.stages.length > 1 ? "staged" : ""}" role="status">
    <h1>${t("servingTitle")}</h1>
    <p class="desk">${t("atDesk", {desk: ticket.desk ?? ""})}</p>
    <p class="label">${ticket.label}</p>
    ${next ? html`<p>${t("thenNext", {kind: kindInWords(next.kind, next.name, (kind) => t(kind).toLowerCase())})}</p>` : nothing}
  </section>
  ${steps(ticket)}`;
}

/** @type {Record<string, import("talon/icons.js").IconName>} */
const PICTURES = {served: "check", no_show: "bell", cancelled: "left", expired: "clock", postponed: "clock"};

/**
 * @param {Phone} phone
 * @param {Ticket} ticket
 */
export function ended(phone, ticket) {
  const day = dayMonth(`${ticket.businessDay}T12:00:00Z`, "UTC");
  const staged = ticket.stages.length > 1 && ticket.state !== "cancelled" && ticket.state !== "expired";
  return html`<section class="ended ${ticket.state} ${staged ? "staged" : ""}" role="status">
    <span class="sign">${icon(PICTURES[ticket.state] ?? "ticket")}</span>
    <h1>${t(`${ticket.state}Title`)}</h1>
    <p>${ticket.until
      ? t("postponedUntil", {time: clock(new Date(ticket.until), phone.zone)})
      : t(`${ticket.state}What`, {day})}</p>
    <p class="label">${ticket.label}</p>
    <p class="of">${name(ticket.name)}</p>
    ${ticket.state === "postponed"
      ? html`<button class="button primary" ?disabled=${phone.returning} @click=${() => phone.back()}>${t("back")}</button>
        <button class="button quiet" @click=${() => phone.dialog?.showModal()}>${t("leave")}</button>`
      : nothing}
  </section>
  ${staged ? steps(ticket) : nothing}`;
}

export function unknown() {
  return html`<section class="ended" role="alert">
    <span class="sign">${icon("ticket")}</span>
    <h1>${t("unknownTitle")}</h1>
    <p>${t("unknownWhat")}</p>
  </section>`;
}
