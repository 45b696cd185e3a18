// @ts-check
/** A word at the edge of the page that something was done; it goes by itself. */

const SHOWN_MS = 5_000;

/** @type {HTMLElement | undefined} */
let shelf;

/** @param {string} text */
export function toast(text) {
  if (!shelf) {
    shelf = document.createElement("div");
    shelf.className = "toasts";
    shelf.setAttribute("role", "status");
    document.body.append(shelf);
  }
  const line = document.createElement("p");
  line.textContent = text;
  shelf.append(line);
  setTimeout(() => line.remove(), SHOWN_MS);
}
