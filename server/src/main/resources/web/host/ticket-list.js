// @ts-check
/** The tickets that are looked at, as lines to touch: those that wait in the order in which they will be called. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue} from "talon/service.js";
import {capital, clock, minutesRange, mmss, name} from "talon/words.js";
import {kindsInWords} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").FoundTicket} FoundTicket */

/**
 * @param {object} state
 * @param {{total: number, tickets: FoundTicket[]} | null} state.found
 * @param {string} state.number that is looked for
 * @param {string} state.show
 * @param {import("talon/types.js").Service[]} state.services
 * @param {string} state.zone
 * @param {number} state.now ms
 * @param {(ticket: FoundTicket) => void} state.open
 */
export function ticketList({found, number, show, services, zone, now, open}) {
  if (!found) return html`<div class="hall-list" aria-busy="true"></div>`;
  if (found.tickets.length === 0) return nobody(number, show);
  const more = found.total - found.tickets.length;
  return html`<ul class="hall-list">${found.tickets.map((ticket) => {
      const service = services.find((one) => one.code === ticket.service) ?? {code: ticket.service, route: [ticket.stage], name: ticket.name};
      const time = timeOf(ticket, now);
      return html`<li data-hue=${serviceHue(service)}><button type="button" class="hall-line ${ticket.state}" @click=${() => open(ticket)}>
        <span class="line-label">${ticket.label}</span>
        <span class="line-words"><span class="line-service">${name(ticket.name)}</span>
          <span class="line-state">${marks(ticket)}${stateInWords(ticket, zone, service.route)}</span></span>
        <span class="line-time ${isLate(ticket, now) ? "over" : ""}">${time}</span></button></li>`;
    })}</ul>
    ${more > 0 ? html`<p class="quiet hall-more">${t("more", {n: more})}</p>` : nothing}`;
}

/** @param {string} number @param {string} show */
function nobody(number, show) {
  return html`<div class="hall-list empty" role="status">
    <p class="empty-title">${number ? t("notFound", {number}) : t(`none-${show || "open"}`)}</p>
    <p class="quiet">${number ? t("notFoundText") : t("noneText")}</p></div>`;
}

/** What is special about it. @param {FoundTicket} ticket */
export function marks(ticket) {
  return html`${ticket.category === "priority" ? html`<span class="mark">${icon("shield")}${t("priority")}</span>` : nothing}
    ${ticket.moved ? html`<span class="mark">${icon("up")}${t("moved")}</span>` : nothing}`;
}

/** @param {FoundTicket} ticket @param {number} now ms */
export function isLate(ticket, now) {
  return ticket.lateFrom !== null && Date.parse(ticket.lateFrom) < now;
}

/** How long it has waited, without the time for which it was put off, or is being served. @param {FoundTicket} ticket @param {number} now ms */
export function timeOf(ticket, now) {
  if (ticket.state === "waiting") return waited(ticket, now);
  const since = ticket.state === "called" ? ticket.calledAt : ticket.state === "serving" ? ticket.startedAt : null;
  return since ? mmss((now - Date.parse(since)) / 1000) : "";
}

/** As the norm counts it; nothing once it was called, nor before it counts. @param {FoundTicket} ticket @param {number} now ms */
function waited({lateFrom, norm}, now) {
  if (lateFrom === null) return "";
  const seconds = (now - Date.parse(lateFrom)) / 1000 + norm;
  return seconds < 0 ? "" : mmss(seconds);
}

/** Where the ticket is, in a line; for what, where its service does not say so. @param {FoundTicket} ticket @param {string} zone @param {string[]} route of the service */
export function stateInWords(ticket, zone, route) {
  const desk = ticket.desk ?? "";
  const stage = !route.includes(ticket.stage) ? `${capital(kindsInWords([ticket.stage]))}: ` : ticket.stages > 1 ? `${capital(kindsInWords([ticket.stage]))}, ${t("stageOf", {n: ticket.position, of: ticket.stages})}: ` : "";
  const time = clock(ticket.finishedAt ?? ticket.calledAt ?? ticket.queuedAt, zone);
  if (ticket.state !== "waiting") {
    const words = t(`state-${ticket.state}`, {desk, time, until: ticket.until ? clock(ticket.until, zone) : ""});
    return stage ? stage + words : capital(words);
  }
  const expected = ticket.expectedWait ? minutesRange(ticket.expectedWait.from, ticket.expectedWait.to) : "";
  const ahead = ticket.ahead ? t("ahead", {n: ticket.ahead}) : t("first");
  return [stage + (stage ? ahead : capital(ahead)), expected, desk ? t("awaited", {desk}) : ""].filter(Boolean).join(" · ");
}
