// @ts-check
/** Who did what to the order of the queue by hand. */

import {html, nothing} from "lit";
import {t} from "./day-words.js";

/** @typedef {{actor: string | null, name: string | null, calledOutOfTurn: number, movedFirst: number, movedForward: number, movedBack: number,
 *   priorityGiven: number, priorityTakenBack: number}} Person */

/** @type {(Exclude<keyof Person, "actor" | "name">)[]} */
const DEEDS = ["calledOutOfTurn", "movedFirst", "movedForward", "movedBack", "priorityGiven", "priorityTakenBack"];

/** @param {Person[]} people */
export function byHandTable(people) {
  if (people.length === 0) return nothing;
  return html`<section class="report-card" aria-labelledby="by-hand"><h2 id="by-hand">${t("byHand")}</h2>
    <div class="figures-frame"><table class="figures"><thead><tr><th scope="col" class="key">${t("person")}</th>${DEEDS.map((deed) => html`<th scope="col">${t(deed)}</th>`)}</tr></thead>
      <tbody>${people.map((person, at) => html`<tr><th scope="row" class="key">${person.name ?? person.actor ?? t("nobody", {n: at + 1})}</th>
        ${DEEDS.map((deed) => html`<td>${person[deed] || "—"}</td>`)}</tr>`)}</tbody></table></div></section>`;
}
