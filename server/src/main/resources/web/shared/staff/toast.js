// @ts-check
/** A word at the edge of the page that something was done, or was not; it goes by itself. */

const SHOWN_MS = 5_000;
/** What went wrong takes longer to read. */
const SHOWN_WRONG_MS = 12_000;

/** @type {HTMLElement | undefined} */
let shelf;

/**
 * @param {string} text
 * @param {{wrong?: boolean}} [options]
 */
export function toast(text, {wrong = false} = {}) {
  if (!shelf) {
    shelf = document.createElement("div");
    shelf.className = "toasts";
    shelf.setAttribute("role", "status");
    document.body.append(shelf);
  }
  const line = document.createElement("p");
  line.textContent = text;
  line.classList.toggle("wrong", wrong);
  if (wrong) line.setAttribute("role", "alert");
  shelf.append(line);
  setTimeout(() => line.remove(), wrong ? SHOWN_WRONG_MS : SHOWN_MS);
}
