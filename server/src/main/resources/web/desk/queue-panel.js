// @ts-check
/** Who waits for this desk's services, and who is next. */

import {html, nothing} from "lit";
import {serviceHue} from "talon/service.js";
import {clock, mmss, name} from "talon/words.js";
import {secondsSince} from "./phase.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").BoardWaiting} Row */

/**
 * The services that have a stage this desk serves, with who waits for them.
 *
 * @param {import("talon/types.js").Board | null} board
 * @param {import("talon/types.js").Service[]} services
 * @param {string[]} stages
 */
export function waitingHere(board, services, stages) {
  return (board?.waiting ?? []).filter((row) => {
    const route = services.find((service) => service.code === row.service)?.route ?? [];
    return route.some((kind) => stages.includes(kind));
  });
}

/**
 * @param {object} state
 * @param {import("./desk-model.js").DeskView | null} state.view
 * @param {import("talon/types.js").Board | null} state.board
 * @param {import("talon/types.js").Centre} state.centre
 * @param {number} state.now
 */
export function queuePanel({view, board, centre, now}) {
  const rows = view ? waitingHere(board, centre.services, view.stages) : [];
  return html`<aside class="queue" aria-label=${t("waiting")}>
    <h2>${t("waiting")}</h2>
    <ul>${rows.map((row) => serviceRow(row, centre, now))}</ul>
    ${view?.next ? next(view.next, centre.zone, now) : nothing}
  </aside>`;
}

/** @param {Row} row @param {import("talon/types.js").Centre} centre @param {number} now */
function serviceRow(row, centre, now) {
  const service = centre.services.find((one) => one.code === row.service) ?? row;
  const longest = secondsSince(row.since, now);
  const over = row.count > 0 && longest > row.norm;
  const words = row.count === 0 ? t("noneWait") : t(over ? "overNorm" : "longest", {time: mmss(longest)});
  return html`<li class="queue-row ${row.count === 0 ? "none" : ""}" data-hue=${serviceHue(service)}>
    <div><p class="queue-name">${name(row.name)}</p><p class="queue-longest ${over ? "over" : ""}">${words}</p></div>
    <p class="queue-count">${row.count}</p>
  </li>`;
}

/** @param {{label: string, dueAt: string}} one @param {string} zone @param {number} now */
function next({label, dueAt}, zone, now) {
  const time = clock(dueAt, zone);
  return html`<h2>${t("next")}</h2>
    <p class="next"><span class="next-label">${label}</span>
    <span>${t(Date.parse(dueAt) < now ? "dueOver" : "due", {time})}</span></p>`;
}
