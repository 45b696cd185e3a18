// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {name} from "talon/words.js";
import {first, second} from "./phrases.js";
import {arrowOf} from "./where.js";
import {areLong, emsOf, ownWidths, parted, widthsOf} from "./widths.js";

/** @typedef {import("talon/types.js").BoardCall} Call */

/** How many of the calls that wait for the picture it names, as far as there is room: in ems, with how many more there are. */
const NAMED = 3;
const ROOM_EMS = 16;
/** Of a pair beside its words: the arrow and the gaps. */
const PAIR_EMS = 1.4;

/**
 * The calls of a group over the whole screen. Its parts stay and their texts change, so that nothing is left behind.
 *
 * @param {{calls: Call[], waiting: Call[], service: string, turn: number, zones: string[], two: boolean, columns: boolean}} view
 *   service: of a call that stands alone; turn: changes with each group, and the picture grows again; two: whether a desk's name needs two lines;
 *   columns: whether each number stands over its desk, as on a bar
 */
export function callOut({calls, waiting, service, turn, zones, two, columns}) {
  if (calls.length === 0) return nothing;
  return html`
    <div class="call-out" data-n=${calls.length} data-turn=${turn % 2} ?data-also=${waiting.length > 0} ?data-long=${two || areLong(calls)} ?data-two=${two} ?data-columns=${columns} .style=${`${widthsOf(calls)}; --n: ${calls.length}`} aria-hidden="true">
      <div class="call-out__what">
        <span>${first("ticket")} <small>${second("ticket")}</small></span>
        <span class="call-out__service">${service}</span>
        <span class="call-out__desks">${first("desk")} <small>${second("desk")}</small></span>
      </div>
      <ol class="call-out__rows">${calls.map((call) => row(call, zones))}</ol>
      <div class="call-out__also">${waiting.length > 0 ? also(waiting) : nothing}</div>
    </div>`;
}

/**
 * @param {Call} call
 * @param {string[]} zones
 */
function row(call, zones) {
  const zone = name(call.zone?.name);
  return html`
    <li class="call-out__row" ?data-zone=${zone !== ""} .style=${ownWidths(call, zone)}>
      <span class="call-out__label">${call.label}</span>
      <span class="call-out__word">
        <span class="call-out__zone">${zone}</span>
        <span class="call-out__kind">${first("desk")}</span><small>${second("desk")}</small>
      </span>
      <span class="call-out__arrow">${icon(arrowOf(call, zones))}</span>
      <span class="call-out__desk">${parted(call.desk)}</span>
    </li>`;
}

/** Those of the calls that wait for the picture that it names; of the others it says how many they are. @param {Call[]} waiting */
export function namedOf(waiting) {
  let ems = 0;
  return waiting.slice(0, NAMED).filter((each, i) => (ems += emsOf(each.label) + emsOf(each.desk) + PAIR_EMS) <= ROOM_EMS || i === 0);
}

/** @param {Call[]} waiting */
function also(waiting) {
  const named = namedOf(waiting);
  return html`
    <span class="call-out__title">${first("also")}<small>${second("also")}</small></span>
    ${named.map((each) => html`<span class="pair">${each.label} ${icon("right")} ${each.desk}</span>`)}
    ${waiting.length > named.length ? html`<span class="call-out__more">${first("more", {n: waiting.length - named.length})}</span>` : nothing}`;
}
