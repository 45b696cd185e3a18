// @ts-check
/** The year of a report and its files; every choice goes into the address. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";
import {currentLanguage} from "talon/words.js";
import {thisYear} from "../today.js";
import {t} from "./words.js";

/** @param {URLSearchParams} query */
export function yearOf(query) {
  const year = query.get("year") ?? "";
  return /^2[01]\d{2}$/.test(year) ? Number(year) : thisYear();
}

/** The same page with other choices; an empty one is taken out. @param {URLSearchParams} query @param {Record<string, string>} next */
export function hrefWith(query, next) {
  const changed = new URLSearchParams(query);
  for (const [key, value] of Object.entries(next)) {
    if (value) changed.set(key, value);
    else changed.delete(key);
  }
  return `/manager/?${changed}`;
}

/** @param {EventTarget | null} from @param {string} href @param {boolean} [replace] */
export function go(from, href, replace = false) {
  from?.dispatchEvent(new CustomEvent("go", {bubbles: true, detail: {href, replace}}));
}

/** @param {URLSearchParams} query */
export function yearWays(query) {
  const year = yearOf(query);
  const follow = (/** @type {MouseEvent} */ event) => {
    event.preventDefault();
    go(event.currentTarget, /** @type {HTMLAnchorElement} */ (event.currentTarget).href);
  };
  const to = (/** @type {number} */ other) => hrefWith(query, {year: String(other)});
  return html`<div class="years" role="group" aria-label=${t("year")}>
    <a class="button" href=${to(year - 1)} @click=${follow}>‹ ${year - 1}</a>
    <strong aria-current="true">${year}</strong>
    ${year < thisYear()
      ? html`<a class="button" href=${to(year + 1)} @click=${follow}>${year + 1} ›</a>`
      : html`<span class="button" aria-disabled="true">${year + 1} ›</span>`}
  </div>`;
}

/**
 * Links to the files of a report; the last one is the form that is published.
 *
 * @param {string} path of the operation, with a question mark in it
 * @param {string[]} formats
 */
export function fileLinks(path, formats) {
  const main = formats[formats.length - 1];
  return html`<div class="files" role="group" aria-label=${t("files")}>
    ${formats.map((format) => html`<a class="button ${format === main ? "primary" : ""}"
      href="/api/v1${path}&language=${currentLanguage()}&format=${format}" download>${format === main ? icon("down") : nothing}<span><span
      class="unseen">${t("download")} </span>${format.toUpperCase()}</span></a>`)}
  </div>`;
}
