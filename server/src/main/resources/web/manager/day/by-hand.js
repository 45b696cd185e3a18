// @ts-check
/** Who did what by hand, beside calling in turn. */

import {html, nothing} from "lit";
import {name} from "talon/words.js";
import {t} from "./day-words.js";

/** @typedef {{actor: string | null, name: string | null, calledOutOfTurn: number, movedFirst: number, movedForward: number, movedBack: number,
 *   issuedWithPriority: number, claimedPriority: number, priorityGiven: number, priorityTakenBack: number, putOff: number, returned: number, transferred: number, withoutTicket: number, undone: number}} Person */

/** @type {(Exclude<keyof Person, "actor" | "name">)[]} */
const DEEDS = ["calledOutOfTurn", "movedFirst", "movedForward", "movedBack", "issuedWithPriority", "claimedPriority", "priorityGiven", "priorityTakenBack", "putOff", "returned", "transferred", "withoutTicket", "undone"];

/** What the hall counts of a day, whoever did it: only what there was. @type {(Exclude<keyof Person, "actor" | "name">)[]} */
const SUMS = ["calledOutOfTurn", "returned", "transferred", "undone"];

/** @param {Person[]} people */
export function byHandSums(people) {
  const sums = SUMS.map((deed) => ({deed, n: people.reduce((sum, person) => sum + person[deed], 0)}));
  return html`<ul class="day-outcomes">${sums.map(({deed, n}) => html`<li><span>${t(`sum-${deed}`)}</span><b>${n}</b></li>`)}</ul>`;
}

/** @typedef {{reason: string | null, name: import("talon/types.js").Name | null, times: number}} Why why visitors were handed on */

/** @param {Person[]} people @param {Why[]} whys */
export function byHandTable(people, whys) {
  if (people.length === 0) return nothing;
  const done = DEEDS.filter((deed) => people.some((person) => person[deed] > 0));
  return html`<section class="report-card" aria-labelledby="by-hand"><h2 id="by-hand">${t("byHand")}</h2>
    ${byHandSums(people)}
    ${whys.length ? html`<h3>${t("whyTransferred")}</h3>
      <ul class="day-outcomes">${whys.map((one) => html`<li><span>${one.name ? name(one.name) : t("whyOther")}</span><b>${one.times}</b></li>`)}</ul>` : nothing}
    <div class="figures-frame"><table class="figures"><thead><tr><th scope="col" class="key">${t("person")}</th>${done.map((deed) => html`<th scope="col">${t(deed)}</th>`)}</tr></thead>
      <tbody>${people.map((person, at) => html`<tr><th scope="row" class="key">${person.name ?? person.actor ?? t("nobody", {n: at + 1})}</th>
        ${done.map((deed) => html`<td>${person[deed] || "—"}</td>`)}</tr>`)}</tbody></table></div></section>`;
}
