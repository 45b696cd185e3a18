// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {kindInWords} from "talon/kinds.js";
import {isOpen} from "talon/opening.js";
import {serviceIcon} from "talon/service.js";
import {capital, clock, minutesRange, name} from "talon/words.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Ticket} Ticket */
/** @typedef {import("./phone.js").TalonPhone} Phone */

const SHOWN = 6;

/**
 * @param {Phone} phone
 * @param {Ticket} ticket
 */
export function waitingView(phone, ticket) {
  const {board} = phone.followed.live;
  const zone = board?.zone;
  return html`
    <section class="ticket">
      <h1><span class="unseen">${t("yourTicket")}</span> ${ticket.label}</h1>
      <p class="of">${icon(serviceIcon(stand(ticket)))}${name(ticket.name)}</p>
    </section>
    <section class="place" aria-live="polite">${place(ticket)}${wanted(ticket)}</section>
    ${bring(ticket)}
    ${steps(ticket)}
    <p class="stay">${isOpen(board?.opening) ? "" : `${t("closedStay")} `}${t("stay")}</p>
    <div class="actions">
      ${phone.sound
        ? html`<p class="sound">${icon("bell")}${t("soundIsOn")}</p>`
        : html`<button class="button primary" @click=${() => phone.allowSound()}>${icon("bell")}${t("soundOn")}</button>`}
      <button class="button quiet" @click=${() => phone.dialog?.showModal()}>${t("leave")}</button>
    </div>
    <p class="issued">${t("issued", {time: clock(ticket.issuedAt, zone)})}</p>`;
}

/** @param {Ticket} ticket */
function stand(ticket) {
  return {code: ticket.service, route: ticket.stages.map((s) => s.kind)};
}

/** @param {Ticket} ticket */
function place({ahead, expectedWait}) {
  const n = ahead ?? 0;
  const wait = expectedWait
    ? html`<p class="wait">${icon("clock")}${unbroken(capital(minutesRange(expectedWait.from, expectedWait.to)))}</p>`
    : html`<p class="wait unknown">${icon("clock")}${t("unknownWait")}</p>`;
  if (n === 0) return html`<p class="next">${t("nobodyAhead")}</p>${line(0)}<p class="near">${t("nearly")}</p>${wait}`;
  return html`<p class="before">${t("ahead")}</p>
    <p class="count"><b>${n}</b> ${t("people", {n})}</p>
    ${line(n)} ${wait}`;
}

/** What to have ready. @param {Ticket} ticket */
function bring({advice}) {
  if (!name(advice)) return nothing;
  return html`<section class="bring">${icon("folder")}<div><h2>${t("bring")}</h2><p>${name(advice)}</p></div></section>`;
}

/** A visitor who was handed on, or comes back, waits for one desk for a while. @param {Ticket} ticket */
function wanted({stages}) {
  const desk = stages.find(({state}) => state === "waiting")?.desk;
  return desk ? html`<p class="wait wanted">${icon("desk")}${t("wanted", {desk})}</p>` : nothing;
}

/**
 * «Примерно» may stand above, but «2–5 минут» is one.
 *
 * @param {string} range
 */
function unbroken(range) {
  const at = range.indexOf(" ") + 1;
  return html`<span>${range.slice(0, at)}<span class="one">${range.slice(at)}</span></span>`;
}

/**
 * The queue as a row of people with the visitor at its end.
 *
 * @param {number} n
 */
function line(n) {
  const shown = Math.min(n, SHOWN);
  return html`<div class="line" aria-hidden="true">
    ${Array.from({length: shown}, () => html`<i></i>`)}
    ${n > shown ? html`<span>+${n - shown}</span>` : nothing}
    <em>${t("you")}</em>
  </div>`;
}

/**
 * Where a ticket of several stages is.
 *
 * @param {Ticket} ticket
 */
export function steps({stages}) {
  if (stages.length < 2) return nothing;
  return html`<section class="steps">
    <h2 class="unseen">${t("route")}</h2>
    <ol>${stages.map((stage) => html`<li class=${stage.state} aria-current=${now(stage.state) ? "step" : nothing}>
      <span class="mark">${stage.state === "served" ? icon("check") : icon(serviceIcon(stage.kind))}</span>
      <b>${kindInWords(stage.kind, stage.name, t)}</b>
      <span>${t(stage.state, {desk: stage.desk ?? ""})}</span>
    </li>`)}</ol>
  </section>`;
}

/** @param {string} state */
function now(state) {
  return state === "waiting" || state === "called" || state === "serving";
}
