// @ts-check
import {html} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue} from "talon/service.js";
import {first, second} from "./phrases.js";

/** @typedef {import("talon/types.js").BoardCall} Call */

/**
 * The list of calls: number, arrow, desk. The rows stay and their calls change: a board hangs for weeks, and the directive
 * `repeat` leaves a comment behind for each row that it takes away.
 *
 * @param {{lines: import("./lines.js").Lines, room: number, settling: Call | null}} view settling: it has just left the whole screen
 */
export function callList({lines, room, settling}) {
  const empty = Array.from({length: Math.max(0, room - lines.shown.length)});
  return html`
    <section class="calls" aria-label=${first("ticket")} .style=${sizesOf(lines.shown, room)}>
      <div class="heads" aria-hidden="true">
        <span class="heads__ticket">${first("ticket")} <small>${second("ticket")}</small></span>
        <span class="heads__desk">${first("desk")} <small>${second("desk")}</small></span>
      </div>
      <ol class="lines">
        ${lines.shown.map((call) => line(call, lines.newest === call, isSame(settling, call)))}
        ${empty.map(() => html`<li class="line line--empty" aria-hidden="true"></li>`)}
      </ol>
    </section>`;
}

/**
 * All lines take the size of the longest, so that numbers stand under numbers.
 *
 * @param {Call[]} calls
 * @param {number} room
 */
function sizesOf(calls, room) {
  const label = Math.max(4, ...calls.map((call) => call.label.length));
  const desk = Math.max(1, ...calls.map((call) => call.desk.length));
  return `--label-chars: ${label}; --desk-chars: ${desk}; --room: ${room}`;
}

/**
 * @param {Call} call
 * @param {boolean} newest
 * @param {boolean} settling
 */
function line(call, newest, settling) {
  const kind = newest ? "line--newest" : `line--${call.state}`;
  return html`
    <li class="line ${kind} ${settling ? "line--settling" : ""}" data-hue=${serviceHue(call)} aria-label=${first("call", call)}>
      <span class="line__bar"></span>
      <span class="line__label">${call.label}</span>
      <span class="line__arrow">${icon("right")}</span>
      <span class="line__desk">${call.desk}</span>
    </li>`;
}

/**
 * @param {Call | null} a
 * @param {Call} b
 */
function isSame(a, b) {
  return a !== null && a.label === b.label && a.desk === b.desk;
}
