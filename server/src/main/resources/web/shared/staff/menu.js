// @ts-check
/** The sections of a staff page. */

import {html, nothing} from "lit";
import {icon} from "talon/icons.js";

/** @typedef {{words: string, href: string, current: boolean}} MenuItem */
/** @typedef {{title: string, items: MenuItem[]}} MenuGroup sections that belong together, below what they have in common */

/**
 * The sections of a page, at its left; where it is narrow, behind a button that says which one is shown.
 *
 * @param {string} label
 * @param {MenuGroup[]} groups those without sections are left out
 * @param {(event: MouseEvent) => void} follow goes there without loading the page again
 * @param {{words: string, href: string}} [other] another page of the same reader
 */
export function staffMenu(label, groups, follow, other) {
  const go = (/** @type {MouseEvent} */ event) => {
    const menu = /** @type {HTMLElement} */ (event.currentTarget).closest("nav");
    // Before Chromium 114 it is no popover and stands in its place.
    if (menu && "popover" in menu && menu.matches(":popover-open")) menu.hidePopover();
    follow(event);
  };
  const shown = groups.flatMap(({items}) => items).find((item) => item.current)?.words;
  return html`<div class="staff-sections">
    <button type="button" class="button menu-button" popovertarget="staff-menu" aria-label=${`${label}: ${shown ?? ""}`}>
      ${icon("menu")}<span>${shown}</span></button>
    <nav class="staff-menu" id="staff-menu" popover aria-label=${label}>
      ${groups.filter(({items}) => items.length).map(({title, items}, n) => html`<div class="menu-group" role="group" aria-labelledby=${`menu-group-${n}`}>
        <p class="menu-title" id=${`menu-group-${n}`}>${title}</p>
        ${items.map((item) => html`<a href=${item.href} aria-current=${item.current ? "page" : nothing} @click=${go}>${item.words}</a>`)}</div>`)}
      ${other ? html`<a class="other-page" href=${other.href}>${other.words}${icon("right")}</a>` : nothing}
    </nav></div>`;
}
