// @ts-check
/** Who is next and for what, and who waits for this desk's services. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {isOpen} from "talon/opening.js";
import {serviceHue, serviceIcon} from "talon/service.js";
import {clock, mmss, name} from "talon/words.js";
import {waitingFor} from "./newcomer.js";
import {secondsSince} from "./phase.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Service} Service */
/** @typedef {import("./desk-model.js").DeskView} DeskView */

/**
 * @param {object} state
 * @param {DeskView | null} state.view
 * @param {import("talon/types.js").Centre} state.centre
 * @param {import("talon/types.js").Opening | undefined} state.opening whether more may come
 * @param {number} state.now
 * @param {(reason: string) => string} state.said a reason in the reader's language
 * @param {(ticket: string) => void} state.giveBack returns whoever was set aside
 */
export function queuePanel({view, centre, opening, now, said, giveBack}) {
  return html`<aside class="queue" aria-label=${t("waiting")}>
    ${view?.next ? next(view.next, centre, now) : nothing}
    <h2>${t("waiting")}</h2>
    ${isOpen(opening) ? nothing : html`<p class="queue-longest" role="status">${t("noTicketsNow")}</p>`}
    ${view?.stages.length === 0 ? html`<p class="queue-longest" role="status">${t("servesNothing")}</p>` : nothing}
    <ul>${view ? servicesHere(view, centre.services).map((service) => serviceRow(service, view, now)) : nothing}</ul>
    ${view?.aside?.length ? asideStrip(view.aside, centre, now, said, giveBack) : nothing}
  </aside>`;
}

/** «Следующий К042 · Касса · ждут 4». @param {DeskView | null} view @param {Service[]} services */
export function nextInWords(view, services) {
  if (!view?.next) return t("noneWait");
  const service = services.find((one) => one.code === view.next?.service);
  return t("nextInWords", {label: view.next.label, service: name(service?.name), n: waitingFor(view)});
}

/** The services that have a stage which this desk serves, and every other of whom somebody waits for it. @param {DeskView} view @param {Service[]} services */
function servicesHere(view, services) {
  return services.filter((service) => view.waiting.some((row) => row.service === service.code)
    || (service.active !== false && service.route.some((kind) => view.stages.includes(kind))));
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

/** One, never a list to choose from. @param {import("./desk-model.js").Next} one @param {import("talon/types.js").Centre} centre @param {number} now */
function next({label, service: code, dueAt}, centre, now) {
  const time = clock(dueAt, centre.zone);
  const service = centre.services.find((one) => one.code === code);
  return html`<h2>${t("nextOne")}</h2>
    <div class="next" data-hue=${service ? serviceHue(service) : nothing}>
      <p class="next-label">${label}</p>
      <p class="next-due">${t(Date.parse(dueAt) < now ? "dueOver" : "due", {time})}</p>
      ${service ? html`<p class="next-service">${icon(serviceIcon(service))}<span>${name(service.name)}</span></p>` : nothing}
    </div>`;
}

/**
 * Those whom this desk has put off or set aside, the soonest first.
 *
 * @param {import("./desk-model.js").Aside[]} aside
 * @param {import("talon/types.js").Centre} centre
 * @param {number} now
 * @param {(reason: string) => string} said
 * @param {(ticket: string) => void} giveBack
 */
function asideStrip(aside, centre, now, said, giveBack) {
  const soonest = [...aside].sort((a, b) => Date.parse(a.until) - Date.parse(b.until));
  return html`<section class="aside-strip" aria-labelledby="aside-title">
    <h2 id="aside-title">${t("asideStrip", {n: aside.length})}</h2>
    <ul>${soonest.map((one) => html`<li>
      <p class="aside-label">${one.label}</p>
      <p class="aside-until">${t(Date.parse(one.until) > now ? "pauseUntil" : "asideDue", {time: clock(one.until, centre.zone)})}
        <span class="aside-why">${one.reason ? said(one.reason) : name(centre.services.find(({code}) => code === one.service)?.name)}</span></p>
      <button type="button" class="button" aria-label=${t("giveBackLabel", {label: one.label})} @click=${() => giveBack(one.ticket)}>${t("giveBack")}</button>
    </li>`)}</ul>
  </section>`;
}
