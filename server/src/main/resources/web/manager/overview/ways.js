// @ts-check
/** The choices above a report: period, centre, service. Each goes into the address. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {centreSelect} from "../centre-select.js";
import {follow, go, hrefWith} from "./address.js";
import {today} from "../today.js";
import {PERIODS, around, periodInWords, step} from "./period.js";
import {t} from "./words.js";

/** @typedef {import("./period.js").Period} Period */
/** @typedef {import("./period.js").Days} Days */

/** @param {{query: URLSearchParams, period: Period, days: Days, centre: {zone: string, dayEnds?: string}}} choice */
export function periodWays({query, period, days, centre}) {
  const at = (/** @type {Days} */ to) => hrefWith(query, {period, ...to});
  const choose = (/** @type {Event} */ event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    const next = /** @type {Period} */ (select.value);
    const now = today(centre);
    const anchor = now >= days.from && now <= days.to ? now : days.from;
    go(select, hrefWith(query, {period: next, ...(next === "any" ? days : around(next, anchor))}));
  };
  const previous = step(period, days, -1);
  const next = step(period, days, 1);
  return html`<div class="period-ways" role="group" aria-label=${t("period")}>
    <label class="choice"><span class="unseen">${t("period")}</span><select name="period" @change=${choose}>
      ${PERIODS.map((one) => html`<option value=${one} ?selected=${one === period}>${t(one)}</option>`)}</select></label>
    <div class="steps"><a class="button step" href=${at(previous)} aria-label="${t("before")}: ${periodInWords(period, previous)}" @click=${follow}>‹</a>
    ${period === "any" ? freeDays(query, days) : html`<strong class="period-words" aria-current="true">${periodInWords(period, days)}</strong>`}
    ${next.from > today(centre)
      ? html`<span class="button step" aria-hidden="true" aria-disabled="true">›</span>`
      : html`<a class="button step" href=${at(next)} aria-label="${t("after")}: ${periodInWords(period, next)}" @click=${follow}>›</a>`}</div>
  </div>`;
}

/** @param {URLSearchParams} query @param {Days} days */
function freeDays(query, days) {
  const change = (/** @type {Event} */ event) => {
    const field = /** @type {HTMLInputElement} */ (event.target);
    if (!field.value) return;
    const next = {...days, [field.name]: field.value};
    if (next.from > next.to) next[field.name === "from" ? "to" : "from"] = field.value;
    go(field, hrefWith(query, {period: "any", ...next}));
  };
  return html`<span class="free-days">${["from", "to"].map((end) => html`<label class="choice">${t(end)}
    <input type="date" name=${end} .value=${days[/** @type {"from" | "to"} */ (end)]} @change=${change}></label>`)}</span>`;
}

/** @param {{query: URLSearchParams, centres: import("talon/types.js").Centre[], pooled: boolean}} choice */
export function centreWay({query, centres, pooled}) {
  if (centres.length < 2) return nothing;
  const choose = (/** @type {CustomEvent} */ event) => {
    event.stopPropagation();
    go(/** @type {HTMLElement} */ (event.currentTarget), hrefWith(query, {centre: event.detail.centre}));
  };
  return html`<span @choose=${choose}>${centreSelect({centres, chosen: query.get("centre") ?? "", all: pooled})}</span>`;
}

/** @param {{query: URLSearchParams, services: import("talon/types.js").Service[]}} choice */
export function serviceWay({query, services}) {
  const chosen = query.get("service") ?? "";
  const choose = (/** @type {Event} */ event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    go(select, hrefWith(query, {service: select.value}));
  };
  return html`<label class="choice"><span class="unseen">${t("service")}</span><select name="service" @change=${choose}>
    <option value="" ?selected=${chosen === ""}>${t("allServices")}</option>
    ${services.map((service) => html`<option value=${service.code} ?selected=${service.code === chosen}>${name(service.name)}</option>`)}</select></label>`;
}

/** By which norms breaches are counted. @param {{query: URLSearchParams}} choice */
export function normsWay({query}) {
  const anew = query.get("norms") === "valid";
  const choose = (/** @type {Event} */ event) => {
    const select = /** @type {HTMLSelectElement} */ (event.target);
    go(select, hrefWith(query, {norms: select.value}));
  };
  return html`<label class="choice"><span class="unseen">${t("norms")}</span><select name="norms" @change=${choose}>
    <option value="" ?selected=${!anew}>${t("normsIssue")}</option><option value="valid" ?selected=${anew}>${t("normsValid")}</option></select></label>`;
}

/** Every service of the centres, each code once. @param {import("talon/types.js").Centre[]} centres */
export function servicesOf(centres) {
  const known = new Map(centres.flatMap((centre) => centre.services).map((service) => [service.code, service]));
  return [...known.values()];
}

export function printButton() {
  return html`<button type="button" class="button" @click=${() => print()}>${icon("printer")}${t("print")}</button>`;
}
