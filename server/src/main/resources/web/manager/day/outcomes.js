// @ts-check
/** How the stages of a day ended, and of which button it was the wrong service. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {t} from "./day-words.js";

/** @typedef {{outcome: string, name: import("talon/types.js").Name, service: string, serviceName: import("talon/types.js").Name, stages: number,
 *   tickets: number, taken: number}} Ended */

const WRONG = "wrong_service";
/** Said by the hand-on itself, and in no list. */
const HANDED_ON = "transferred";

/** @param {Ended[]} ended */
export function outcomesTable(ended) {
  if (ended.length === 0) return nothing;
  /** @type {Map<string, {name: import("talon/types.js").Name, stages: number}>} */
  const sums = new Map();
  for (const one of ended) sums.set(one.outcome, {name: one.outcome === HANDED_ON ? {ru: t("handedOn"), en: t("handedOn")} : one.name, stages: (sums.get(one.outcome)?.stages ?? 0) + one.stages});
  const wrong = ended.filter(({outcome}) => outcome === WRONG);
  return html`<section class="report-card" aria-labelledby="outcomes"><h2 id="outcomes">${t("outcomes")}</h2>
    <ul class="day-outcomes">${[...sums.values()].sort((a, b) => b.stages - a.stages).map((one) => html`<li><span>${name(one.name)}</span><b>${one.stages}</b></li>`)}</ul>
    ${wrong.length ? html`<p>${t("wrongService", {services: wrong.map(wrongOf).join("; ")})}</p>` : nothing}</section>`;
}

/** How many of those who touched a button had meant another. @param {Ended} one */
function wrongOf(one) {
  const service = name(one.serviceName);
  return one.taken ? t("wrongOf", {service, wrong: one.tickets, taken: one.taken, share: Math.round((100 * one.tickets) / one.taken)}) : `${service} — ${one.stages}`;
}
