// @ts-check
/** The hall beside its tickets: the desks, who waits by service, the printers. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {isOpen} from "talon/opening.js";
import {serviceHue} from "talon/service.js";
import {capital, mmss, name} from "talon/words.js";
import {noticeButtons} from "talon/staff/notices.js";
import {needsSomebody, printerState} from "talon/staff/printer-state.js";
import {kindsInWords, s} from "talon/staff/words.js";
import {openDesk} from "./desk-sheet.js";
import {openMessages} from "./messages.js";
import {openOpening, shutInWords} from "./opening-sheet.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {import("talon/types.js").Board} Board */

/**
 * @param {object} state
 * @param {Centre} state.centre
 * @param {Board | null} state.board
 * @param {import("talon/staff/printer-state.js").WatchedPrinter[]} state.printers
 * @param {number} state.now ms
 * @param {string} state.path of the centre
 * @param {() => void} state.done something was changed
 */
export function hallSide({centre, board, printers, now, path, done}) {
  if (!board) return html`<div aria-busy="true"></div>`;
  return html`
    ${noticeButtons({path, zone: centre.zone, board, now: new Date(now)})}
    <section aria-labelledby="desks"><div class="side-top"><h2 id="desks">${t("desks")}</h2>
        ${board.desks.length ? html`<button type="button" class="button" @click=${() => openMessages({path, zone: centre.zone, desks: board.desks.map((one) => one.desk)})}>${icon("speech")}${t("write")}</button>` : nothing}</div>
      ${board.desks.length ? html`<ul class="hall-desks">${board.desks.map((desk) => deskLine(desk, centre, now, () => openDesk({desk, path, done, write: () => openMessages({path, zone: centre.zone, desks: board.desks.map((one) => one.desk), desk: desk.desk})})))}</ul>`
        : html`<p class="quiet">${t("noDesks")}</p>`}</section>
    <section aria-labelledby="services"><div class="services-top"><h2 id="services">${t("services")}</h2>
        <button type="button" class="button" @click=${() => openOpening({board, service: null, path, now, done})}>${icon("screen")}${t(isOpen(board.opening) ? "stopTickets" : "kioskState")}</button></div>
      ${isOpen(board.opening) ? nothing : html`<p class="late">${shutInWords(board.opening, now, centre.zone)}</p>`}
      <ul class="hall-services">${board.waiting.map((row) => serviceLine(row, centre, now,
        () => openOpening({board, service: row, path, now, done})))}</ul></section>
    ${printers.length ? html`<section aria-labelledby="printers"><h2 id="printers">${t("printers")}</h2>
      <ul class="hall-printers">${printers.map((printer) => html`<li><b>${printer.code}</b>
        <span class="state ${needsSomebody(printer) ? "late" : "quiet"}">${printerState(printer)}</span>
        <printer-paper .centre=${centre.code} .zone=${centre.zone} .printer=${printer}></printer-paper></li>`)}</ul></section>` : nothing}`;
}

/** @param {import("talon/types.js").BoardDesk} desk @param {Centre} centre @param {number} now @param {() => void} open */
function deskLine(desk, centre, now, open) {
  const service = centre.services.find((one) => one.code === desk.service);
  const time = desk.since && desk.state !== "idle" && desk.state !== "closed" ? mmss((now - Date.parse(desk.since)) / 1000) : "";
  return html`<li data-hue=${desk.label && service ? serviceHue(service) : nothing}>
    <button type="button" class="hall-desk ${desk.state}" @click=${open}>
      <span class="desk-name">${s("desk", {desk: desk.desk})}<span class="quiet">${capital(kindsInWords(desk.stages))}</span></span>
      <span class="desk-state">${desk.label ? html`<b>${desk.label}</b> ` : nothing}${t(`desk-${desk.state}`)}</span>
      <span class="desk-time">${time}</span></button></li>`;
}

/** @param {import("talon/types.js").BoardWaiting} row @param {Centre} centre @param {number} now @param {() => void} open */
function serviceLine(row, centre, now, open) {
  const service = centre.services.find((one) => one.code === row.service) ?? row;
  const wait = row.since ? (now - Date.parse(row.since)) / 1000 : 0;
  const over = row.count > 0 && wait > row.norm;
  const words = row.count ? t("longest", {time: mmss(wait), norm: mmss(row.norm)}) : t("noneWaits");
  return html`<li data-hue=${serviceHue(service)}>
    <button type="button" class="hall-service" @click=${open}><span class="service-words"><span>${name(row.name)}</span>
      <span class=${over ? "late" : "quiet"}>${words}</span>
      ${isOpen(row.opening) ? nothing : html`<span class="late">${shutInWords(row.opening, now, centre.zone)}</span>`}</span>
    <span class="service-count">${row.count}</span></button></li>`;
}
