// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {serviceHue} from "talon/service.js";
import {name} from "talon/words.js";
import {keyOf} from "./call-groups.js";
import {first, second} from "./phrases.js";
import {arrowOf} from "./where.js";
import {areLong, ownWidths, parted, widthsOf} from "./widths.js";

/** @typedef {import("talon/types.js").BoardCall} Call */

/**
 * The list of calls: number, arrow, desk. The rows stay and their calls change: a board hangs for weeks, and the directive
 * `repeat` leaves a comment behind for each row that it takes away.
 *
 * @param {{view: import("./view.js").View, fresh: Set<string>, zones: string[]}} list fresh: keys of the calls that have just left the whole screen
 */
export function callList({view, fresh, zones}) {
  const {rows, size, group, room, two, columns} = view;
  // As many rows as there is room for, even if they are empty.
  const empty = Array.from({length: Math.max(0, room - rows.length)});
  return html`
    <section class="calls calls--${size}" ?data-long=${two || areLong(rows)} ?data-two=${two} ?data-group=${group} ?data-columns=${columns} aria-label=${first("ticket")} .style=${`${widthsOf(rows)}; --room: ${room}; --n: ${room}`}>
      <div class="heads" aria-hidden="true">${head()}${size === "small" ? head() : nothing}</div>
      <ol class="lines">
        ${rows.map((call) => line(call, fresh.has(keyOf(call)), zones))}
        ${empty.map(() => html`<li class="line line--empty" aria-hidden="true"></li>`)}
      </ol>
    </section>`;
}

/**
 * The calls beside those that are announced.
 *
 * @param {{calls: Call[], room: number, two: boolean, zones: string[]}} others two: whether a desk's name needs two lines
 */
export function otherCalls({calls, room, two, zones}) {
  const title = calls.some((call) => call.state === "called") ? "also" : "serving";
  return html`
    <section class="calls calls--beside" ?data-long=${two || areLong(calls)} ?data-two=${two} aria-label=${first(title)} .style=${`${widthsOf(calls)}; --room: ${room}`}>
      <div class="heads" aria-hidden="true"><span>${first(title)} <small>${second(title)}</small></span></div>
      <ol class="lines">${calls.map((call) => line(call, false, zones))}</ol>
    </section>`;
}

function head() {
  return html`
    <span class="heads__pair">
      <span class="heads__ticket">${first("ticket")} <small>${second("ticket")}</small></span>
      <span class="heads__desk">${first("desk")} <small>${second("desk")}</small></span>
    </span>`;
}

/**
 * @param {Call} call
 * @param {boolean} fresh
 * @param {string[]} zones that this screen shows; empty: all
 */
function line(call, fresh, zones) {
  const zone = name(call.zone?.name);
  return html`
    <li class="line line--${call.state} ${fresh ? "line--fresh" : ""}" data-hue=${serviceHue(call)} ?data-zone=${zone !== ""} .style=${ownWidths(call, zone)} aria-label=${first("call", call)}>
      <span class="line__bar"></span>
      <span class="line__label">${call.label}</span>
      <span class="line__arrow">${icon(arrowOf(call, zones))}<small>${zone}</small></span>
      <span class="line__desk">${parted(call.desk)}</span>
    </li>`;
}
