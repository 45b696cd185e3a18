// @ts-check
/** A choice of one, side by side. */

import {html} from "lit";

/** Minutes for which only the desk or person to whom a visitor is handed on may call them. */
export const ONLY_MINUTES = [5, 10, 20, 30];

/**
 * @param {string} field
 * @param {string} title
 * @param {{value: string | number, words: unknown}[]} all
 * @param {string | number} chosen
 */
export function chips(field, title, all, chosen) {
  return html`<fieldset class="chips"><legend>${title}</legend>
    ${all.map(({value, words}) => html`<label class="chip-choice"><input type="radio" name=${field} value=${value} ?checked=${value === chosen}>
      <span>${words}</span></label>`)}</fieldset>`;
}
