// @ts-check
/** Who waits for this desk's services, and who is next. */

import {html, nothing} from "lit";
import {serviceHue} from "talon/service.js";
import {clock, mmss, name} from "talon/words.js";
import {secondsSince} from "./phase.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Service} Service */
/** @typedef {import("./desk-model.js").DeskView} DeskView */

/**
 * @param {object} state
 * @param {DeskView | null} state.view
 * @param {import("talon/types.js").Centre} state.centre
 * @param {number} state.now
 */
export function queuePanel({view, centre, now}) {
  return html`<aside class="queue" aria-label=${t("waiting")}>
    <h2>${t("waiting")}</h2>
    <ul>${view ? servicesHere(view, centre.services).map((service) => serviceRow(service, view, now)) : nothing}</ul>
    ${view?.next ? next(view.next, centre.zone, now) : nothing}
  </aside>`;
}

/** The services that have a stage which this desk serves; a closed one only while somebody waits. @param {DeskView} view @param {Service[]} services */
function servicesHere(view, services) {
  return services.filter((service) => service.route.some((kind) => view.stages.includes(kind))
    && (service.active !== false || view.waiting.some((row) => row.service === service.code)));
}

/** @param {Service} service @param {DeskView} view @param {number} now */
function serviceRow(service, view, now) {
  const row = view.waiting.find((one) => one.service === service.code);
  const longest = secondsSince(row?.since, now);
  const over = row && service.norm && longest > service.norm;
  const words = row ? t(over ? "overNorm" : "longest", {time: mmss(longest), norm: mmss(service.norm ?? 0)}) : t("noneWait");
  return html`<li class="queue-row ${row ? "" : "none"}" data-hue=${serviceHue(service)}>
    <div><p class="queue-name">${name(service.name)}</p><p class="queue-longest ${over ? "over" : ""}">${words}</p></div>
    <p class="queue-count">${row?.count ?? 0}</p>
  </li>`;
}

/** @param {{label: string, dueAt: string}} one @param {string} zone @param {number} now */
function next({label, dueAt}, zone, now) {
  const time = clock(dueAt, zone);
  return html`<h2>${t("next")}</h2>
    <p class="next"><span class="next-label">${label}</span>
    <span>${t(Date.parse(dueAt) < now ? "dueOver" : "due", {time})}</span></p>`;
}
