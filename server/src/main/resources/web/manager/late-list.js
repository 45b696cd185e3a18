// @ts-check
/** Who waits longer than their norm, and by how much: the first that a manager has to see. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue} from "talon/service.js";
import {mmss, name} from "talon/words.js";
import {t} from "./words.js";

/** The desks below stay on the first screen of a manager; the others unfold. */
const SHOWN = 4;

/** @typedef {{ticket: string, label: string, service: string, stage: string, category: string, queuedAt: string, lateFrom: string, norm: number}} LateTicket */
/** @typedef {{total: number, tickets: LateTicket[]}} Late */

/**
 * @param {object} state
 * @param {Late | null} state.late
 * @param {import("talon/types.js").Centre} state.centre
 * @param {number} state.now ms
 */
export function lateList({late, centre, now}) {
  if (!late?.total) return nothing;
  const lines = (/** @type {LateTicket[]} */ tickets) => html`<ul>${tickets.map((one) => ticket(one, centre, now))}</ul>`;
  const more = late.tickets.slice(SHOWN);
  const unsent = late.total - late.tickets.length;
  return html`<section class="late-tickets" aria-labelledby="late"><h2 id="late">${icon("warning")}${t("lateTitle", {n: late.total})}</h2>
    ${lines(late.tickets.slice(0, SHOWN))}
    ${more.length ? html`<details><summary>${t("lateMore", {n: late.total - SHOWN})}</summary>${lines(more)}
      ${unsent > 0 ? html`<p class="quiet">${t("lateMore", {n: unsent})}</p>` : nothing}</details>` : nothing}</section>`;
}

/** @param {LateTicket} one @param {import("talon/types.js").Centre} centre @param {number} now */
function ticket(one, centre, now) {
  const service = centre.services.find((known) => known.code === one.service) ?? {code: one.service, route: [one.stage], name: {ru: one.service, en: one.service}};
  const over = Math.max(0, (now - Date.parse(one.lateFrom)) / 1000);
  const wait = Math.max(0, (now - Date.parse(one.queuedAt)) / 1000);
  const story = `?${new URLSearchParams({view: "ticket", of: centre.code, ticket: one.ticket})}`;
  return html`<li data-hue=${serviceHue(service)}>
    <a class="late-label" href=${story}>${one.label}</a>
    <span class="late-words"><span class="late-service">${name(service.name)}</span>
      <span class="late-wait quiet">${t("lateWaits", {time: mmss(wait), norm: mmss(one.norm)})}</span></span>
    <span class="late-over">+${mmss(over)}</span></li>`;
}
