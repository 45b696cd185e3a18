// @ts-check
/** The last board that this browser has seen, for the moments before the server answers. */

/** @typedef {import("talon/types.js").Board} Board */

const KEPT = "talon-board";

/** @param {Board} board */
export function keepBoard(board) {
  try {
    localStorage.setItem(KEPT, JSON.stringify(board));
  } catch {
    // A full or forbidden store only costs the picture after a reload.
  }
}

/**
 * @returns {Board | null} null where there is none, or only one of an earlier day: its numbers would mislead
 */
export function keptBoard() {
  try {
    const board = JSON.parse(localStorage.getItem(KEPT) ?? "null");
    return board && Date.now() < Date.parse(board.dayEndsAt) ? board : null;
  } catch {
    return null;
  }
}
