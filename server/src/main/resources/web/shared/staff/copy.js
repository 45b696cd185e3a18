// @ts-check
/** A text of the page is put into the clipboard. */

import {toast} from "./toast.js";

/**
 * Where the browser does not let it, as outside HTTPS, the text stays marked: Ctrl+C takes it.
 * @param {HTMLElement} place whose text it is
 * @param {{copied: string, byHand: string}} words of what became of it
 */
export async function copyText(place, {copied, byHand}) {
  const field = place instanceof HTMLInputElement ? place : null;
  if (field) field.select();
  else getSelection()?.selectAllChildren(place);
  try {
    await navigator.clipboard.writeText(field?.value ?? place.textContent ?? "");
    toast(copied);
  } catch {
    toast(byHand);
  }
}
