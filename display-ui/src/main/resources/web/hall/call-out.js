// @ts-check
import {html, nothing} from "lit";
import {keyed} from "lit/directives/keyed.js";
import {icon} from "talon/icons.js";
import {first, second} from "./phrases.js";

/** @typedef {import("talon/types.js").BoardCall} Call */

/** How many of the calls that wait for the screen it names. */
const NAMED = 4;

/**
 * One call over the whole screen.
 *
 * @param {{call: Call | null, pending: Call[], service: string}} view
 */
export function callOut({call, pending, service}) {
  if (!call) return nothing;
  const sizes = `--label-chars: ${Math.max(4, call.label.length)}; --desk-chars: ${Math.max(1, call.desk.length)}`;
  return keyed(`${call.desk} ${call.label} ${call.at}`, html`
    <div class="call-out" .style=${sizes} aria-hidden="true">
      <div class="call-out__what">
        <span>${first("ticket")} <small>${second("ticket")}</small></span>
        <span class="call-out__service">${service}</span>
      </div>
      <div class="call-out__label">${call.label}</div>
      <div class="call-out__where">
        <span class="call-out__arrow">${icon("right")}</span>
        <span class="call-out__word">${first("desk")}<small>${second("desk")}</small></span>
        <span class="call-out__desk">${call.desk}</span>
      </div>
      <div class="call-out__next">${pending.length > 0 ? next(pending) : nothing}</div>
    </div>`);
}

/** @param {Call[]} pending */
function next(pending) {
  return html`
    <span>${first("next")} <small>${second("next")}</small></span>
    ${pending.slice(0, NAMED).map((each) => html`<span class="pair">${each.label} ${icon("right")} ${each.desk}</span>`)}
    ${pending.length > NAMED ? html`<span>+${pending.length - NAMED}</span>` : nothing}`;
}
