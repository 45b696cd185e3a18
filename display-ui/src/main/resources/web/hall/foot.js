// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {clock} from "talon/words.js";
import {first, second} from "./phrases.js";

/** How many of the calls that do not fit are named. */
const NAMED = 5;

/**
 * The quiet line below: what does not fit, what is wrong, what to do.
 *
 * @param {{more: import("talon/types.js").BoardCall[], staleSince: Date | null, zone: string | undefined, connecting: boolean, quiet: boolean, askForSound: boolean}} view
 *   quiet: the board itself says already what to do
 */
export function foot({more, staleSince, zone, connecting, quiet, askForSound}) {
  return html`
    <footer class="foot">
      ${staleSince ? stale(clock(staleSince, zone)) : connecting ? html`<span>${first("connecting")}</span>`
        : more.length > 0 ? rest(more) : quiet ? nothing : html`<span>${first("hint")}</span>`}
      ${askForSound ? html`<button class="foot__sound" type="button">${first("sound")}</button>` : nothing}
    </footer>`;
}

/** @param {string} time */
function stale(time) {
  return html`${icon("offline")}<strong role="status">${first("stale", {time})}</strong><span>${second("stale", {time})}</span>`;
}

/** @param {import("talon/types.js").BoardCall[]} more */
function rest(more) {
  return html`
    <span>${first("more", {n: more.length})}:</span>
    ${more.slice(0, NAMED).map((each) => html`<span class="pair">${each.label} ${icon("right")} ${each.desk}</span>`)}
    ${more.length > NAMED ? "…" : nothing}`;
}
