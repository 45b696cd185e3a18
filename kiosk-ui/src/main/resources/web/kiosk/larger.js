// @ts-check
/** «Крупнее» enlarges long names, too: where they would have to be as small as before, fewer services stand on a page. */

import {fitNames} from "./fit.js";
import {roomOf, shelfFor} from "./shelf.js";

/** By how much at least. */
const LARGER = 1.1;

/**
 * Whether a name on this page is not larger than without «Крупнее», and would be if it had more room.
 *
 * @param {HTMLElement} services after {@link fitNames}
 * @param {number} count how many there are on all pages
 * @param {boolean} grouped whether the row of the pager is there in any case
 */
export function staysSmall(services, count, grouped) {
  const before = usual(services, count, grouped);
  const names = namesOf(services);
  if (names.every((name, i) => sizeOf(name) >= LARGER * before[i])) return false;
  // All have letters of one size: one that is as wide as its row keeps the others small.
  return services.classList.contains("many") || names.every((name, i) => hasWidth(name, LARGER * before[i]));
}

/** Higher rows help no word that is as wide as its row. @param {HTMLElement} name @param {number} size */
function hasWidth(name, size) {
  name.style.fontSize = `${size}px`;
  const stands = name.scrollWidth <= name.clientWidth + 1;
  name.style.removeProperty("font-size");
  return stands;
}

/**
 * How high the letters of these names are on the usual screen, pixels.
 *
 * @param {HTMLElement} services
 * @param {number} count
 * @param {boolean} grouped
 */
function usual(services, count, grouped) {
  const root = /** @type {HTMLElement} */ (services.closest(".larger"));
  root.classList.remove("larger");
  const room = roomOf(services);
  const copy = /** @type {HTMLElement} */ (services.cloneNode(true));
  const shelved = /** @type {HTMLElement} */ (copy.querySelector(".shelf"));
  copy.querySelector(".pager")?.remove();
  copy.className = "services measured";
  services.after(copy);
  // As on the page itself: rows that are too low get higher, and fewer.
  let [lowest, needed, alone] = [0, 1, false];
  while (needed > 0 && !alone) {
    const {columns, rows, perPage, low, terse} = shelfFor(count, {...room, row: Math.max(room.row, lowest), tile: Math.max(room.tile, lowest)}, grouped);
    const height = room.height - (grouped || perPage < count ? room.pager + room.gap : 0);
    for (const [kind, is] of Object.entries({many: columns === 2, low, terse})) copy.classList.toggle(kind, is);
    copy.style.cssText = `position: absolute; visibility: hidden; width: ${services.clientWidth}px; height: ${height * room.unit}px`;
    shelved.style.setProperty("--rows", String(rows));
    needed = Math.ceil(fitNames(copy) / room.unit);
    alone = perPage === 1 || needed <= lowest;
    lowest = needed;
  }
  const found = namesOf(copy).map(sizeOf);
  copy.remove();
  root.classList.add("larger");
  return found;
}

/** @param {HTMLElement} services @returns {HTMLElement[]} */
function namesOf(services) {
  return [...services.querySelectorAll(".name")].map((name) => /** @type {HTMLElement} */ (name));
}

/** @param {HTMLElement} name */
function sizeOf(name) {
  return parseFloat(getComputedStyle(name).fontSize);
}
