// @ts-check
/** A word at the edge of the page that something was done, or was not; it goes by itself. */

const SHOWN_MS = 5_000;
/** What went wrong takes longer to read. */
const SHOWN_WRONG_MS = 12_000;

/** @type {HTMLElement | undefined} */
let shelf;

/** Time enough to see that it was a mistake. */
const SHOWN_UNDO_MS = 10_000;

/**
 * @param {string} text
 * @param {{wrong?: boolean, undo?: {words: string, act: () => unknown}}} [options] undo: takes back what was done; the line stays until it has
 */
export function toast(text, {wrong = false, undo} = {}) {
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
  if (undo) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = undo.words;
    button.addEventListener("click", async () => {
      button.disabled = true;
      await undo.act();
      line.remove();
    });
    line.append(" ", button);
  }
  shelf.append(line);
  setTimeout(() => line.remove(), wrong ? SHOWN_WRONG_MS : undo ? SHOWN_UNDO_MS : SHOWN_MS);
}
