// @ts-check
import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {saidIn} from "talon/notices.js";
import {clock} from "talon/words.js";
import {first, second} from "./phrases.js";

/**
 * The quiet line below: what is wrong, which page this is, what to do.
 *
 * @param {{told: import("talon/types.js").BoardNotice | undefined, language: string, page: number, pages: number, staleSince: Date | null, zone: string | undefined, connecting: boolean, quiet: boolean, askForSound: boolean}} view
 *   told: what visitors are told, in this language; quiet: the board itself says already what to do; askForSound: the browser gives none, so no signal
 *   is promised
 */
export function foot({told, language, page, pages, staleSince, zone, connecting, quiet, askForSound}) {
  return html`
    <footer class="foot">
      ${staleSince ? stale(clock(staleSince, zone)) : connecting ? html`<span>${first("connecting")}</span>`
        : told ? notice(told, language) : quiet || askForSound ? nothing : html`<span>${first("hint")}</span>`}
      ${pages > 1 ? html`<span class="foot__page">${first("page", {page: page + 1, pages})}</span>` : nothing}
      ${askForSound && !staleSince ? html`<button class="foot__sound" type="button">${first("sound")}</button>` : nothing}
    </footer>`;
}

/** @param {string} time */
function stale(time) {
  return html`${icon("offline")}<strong role="status">${first("stale", {time})}</strong><span>${second("stale", {time})}</span>`;
}

/** From so many letters on a notice is said in two lines. */
const LONG = 78;

/** @param {import("talon/types.js").BoardNotice | undefined} told @param {string} language */
export function isLong(told, language) {
  return told !== undefined && saidIn(told, language).length > LONG;
}

/**
 * @param {import("talon/types.js").BoardNotice} told
 * @param {string} language
 */
function notice(told, language) {
  const text = saidIn(told, language);
  return html`
    <p class="told" role="note" lang=${language} data-level=${told.level} ?data-long=${isLong(told, language)}>
      ${icon(told.level === "warning" ? "warning" : "info")}<span>${text}</span>
    </p>`;
}
