// @ts-check
/** The few numbers that say how the period was. */

import {html, nothing} from "lit";
import {link} from "./figures-table.js";
import {count, percent, time} from "./figures.js";
import {t} from "./words.js";

/** @typedef {import("./figures.js").Figures} Figures */

/** @typedef {{service: string | null, outcome: string, stages: number, late: number}} GaveUp */

/** @param {Figures} total @param {(narrowed: {[name: string]: string}) => string} href @param {GaveUp[]} gaveUp empty: not known */
export function tiles(total, href, gaveUp = []) {
  const afterNorm = (/** @type {string} */ outcome) => gaveUp.find((one) => one.service === null && one.outcome === outcome)?.late ?? 0;
  const late = total.counted - total.within;
  return html`<dl class="tiles overview-tiles">
    <div class="tile"><dt>${t("visits")}</dt>
      <dd><strong>${link(count(total.visits ?? total.stages), href({sort: "queued", order: "asc"}), t("visits"))}</strong>
        <span>${t("stagesOf", {n: total.stages, count: count(total.stages)})}, ${link(t("served", {n: count(total.served)}), href({outcome: "served"}), t("visits"))}${total.open
        ? html`, ${t("open")} ${link(count(total.open), href({outcome: "open"}), t("open"))}` : nothing}</span></dd></div>
    ${timeTile(t("wait"), total.wait, "wait", href)}
    ${timeTile(t("spent"), total.service, "service", href)}
    <div class="tile"><dt>${t("withinNorm")}</dt>
      <dd><strong>${total.share === null ? "—" : link(percent(total.share), href({outcome: "within"}), t("withinNorm"))}</strong>
        <span>${late ? link(t("lateCount", {n: count(late)}), href({outcome: "late"}), t("withinNorm")) : nothing}</span></dd></div>
    <div class="tile"><dt>${t("left")}</dt>
      <dd><ul class="tile-list">
        ${leftLine("noShow", total.noShow, href({outcome: "no_show"}), afterNorm("no_show"))}
        ${leftLine("cancelled", total.cancelled, href({outcome: "cancelled"}), afterNorm("cancelled"))}
        ${leftLine("expired", total.expired, href({outcome: "expired"}))}
        ${total.inaccurate ? leftLine("inaccurate", total.inaccurate, href({outcome: "inaccurate"})) : nothing}</ul></dd></div>
  </dl>`;
}

/** @param {string} words @param {import("./figures.js").Times} times @param {string} sort @param {(n: {[name: string]: string}) => string} href */
function timeTile(words, times, sort, href) {
  const one = (/** @type {"median" | "p90" | "p95" | "longest"} */ of) => html`<li>${t(of)} <b>${times[of] === null ? "—"
    : link(time(times[of]), href({outcome: "counted", sort}), `${words}, ${t(of)}`)}</b></li>`;
  return html`<div class="tile"><dt>${words} <span class="of">${t("mean")}</span></dt>
    <dd><strong>${times.mean === null ? "—" : link(time(times.mean), href({outcome: "counted", sort}), words)}</strong>
      <ul class="tile-list">${one("median")}${one("p90")}${one("p95")}${one("longest")}
        ${times.raw !== null && times.raw !== times.mean ? html`<li>${t("raw")} <b>${time(times.raw)}</b></li>` : nothing}</ul></dd></div>`;
}

/** @param {string} words @param {number} n @param {string} href @param {number} [late] how many of them had waited over their norm */
function leftLine(words, n, href, late = 0) {
  return html`<li>${t(words)} <b>${n === 0 ? "0" : link(count(n), href, t(words))}</b>${late
    ? html` <span class="after-norm">${t("afterNorm", {n: count(late)})}</span>` : nothing}</li>`;
}
