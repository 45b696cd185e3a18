// @ts-check
/** Every choice of the reports stands in the address; a link shows the same again. */

import {today} from "../today.js";
import {PERIODS, around, isDay} from "./period.js";

/** @typedef {import("./period.js").Period} Period */
/** @typedef {{[name: string]: string}} Choices names and values of the address */

/** What a number can be narrowed to, and thus what the list of its stages takes over. */
export const FILTERS = ["service", "kind", "desk", "specialist", "category", "hour", "weekday", "outcome", "norms"];

/** The views that this directory shows. */
export const VIEWS = ["overview", "stages", "ticket", "suspects", "desks", "compare", "day", "promises"];

/**
 * @param {URLSearchParams} query
 * @param {{zone: string, dayEnds?: string}} centre whose today it is
 */
export function periodOf(query, centre) {
  const asked = query.get("period");
  const period = /** @type {Period} */ (PERIODS.find((one) => one === asked) ?? "month");
  const [from, to] = [query.get("from"), query.get("to")];
  if (isDay(from) && isDay(to) && /** @type {string} */ (from) <= /** @type {string} */ (to)) {
    return {period, days: {from: /** @type {string} */ (from), to: /** @type {string} */ (to)}};
  }
  return {period, days: around(period, today(centre))};
}

/**
 * The address of a view: what the present one says, with changes; an empty value takes a choice out.
 *
 * @param {URLSearchParams} query
 * @param {Choices} changes
 */
export function hrefWith(query, changes) {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(changes)) {
    if (value === "") next.delete(name);
    else next.set(name, value);
  }
  return `/manager/?${next}`;
}

/**
 * The list of stages behind a number.
 *
 * @param {URLSearchParams} query of the overview
 * @param {import("./period.js").Days} days
 * @param {Choices} narrowed
 */
export function stagesHref(query, days, narrowed) {
  const next = new URLSearchParams({view: "stages", period: query.get("period") ?? "month", ...days});
  for (const name of ["centre", ...FILTERS]) {
    const value = narrowed[name] ?? query.get(name);
    if (value) next.set(name, value);
  }
  for (const name of ["sort", "order"]) if (narrowed[name]) next.set(name, narrowed[name]);
  if (narrowed.from) next.set("from", narrowed.from);
  if (narrowed.to) next.set("to", narrowed.to);
  return `/manager/?${next}`;
}

/**
 * What a report is asked for: days, centre and filters.
 *
 * @param {URLSearchParams} query
 * @param {import("./period.js").Days} days
 * @param {string[]} [filters] those that the report knows; the server refuses others
 */
export function reportQuery(query, days, filters = FILTERS) {
  const asked = new URLSearchParams(days);
  for (const name of ["centre", ...filters]) {
    const value = query.get(name);
    if (value) asked.set(name, value);
  }
  return asked;
}

/** Goes there without loading the page again; other clicks than the plain one are the browser's. @param {MouseEvent} event */
export function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(/** @type {HTMLElement} */ (event.currentTarget), /** @type {HTMLAnchorElement} */ (event.currentTarget).href);
}

/** @param {HTMLElement} from @param {string} href @param {{replace?: boolean}} [options] */
export function go(from, href, {replace = false} = {}) {
  from.dispatchEvent(new CustomEvent("go", {bubbles: true, detail: {href, replace}}));
}
