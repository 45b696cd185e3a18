// @ts-check
/** What is asked before a month is closed: its figures to look at once more, what is still doubtful, and the month's name typed in. */

import {html, nothing} from "lit";
import {currentLanguage} from "talon/words.js";
import {openDialog} from "talon/staff/dialog.js";
import {s} from "talon/staff/words.js";
import {m} from "./months-words.js";

/**
 * @typedef {object} MonthCheck
 * @property {string[]} columns the headings of the figures: «Ожидание», «Приём»
 * @property {[string, ...string[]][]} rows a name and its figures, as they will be signed
 * @property {() => Promise<{n: number, href: string}>} [doubtful] how many times of the month nobody has looked at yet, and where they stand
 */

/**
 * @param {string} name of the month, «Январь»
 * @param {string} year
 * @param {MonthCheck} check
 * @returns {Promise<boolean>} whether it is to be closed
 */
export async function asksToClose(name, year, check) {
  /** @type {unknown} */
  let doubtful = check.doubtful ? m("doubtfulLooking") : nothing;
  const content = () => html`<form class="closing-question" @submit=${close}>
    <div class="month-dialog-body">
      <table class="closing-figures"><thead><tr><td></td>${check.columns.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
        <tbody>${check.rows.map(([what, ...figures]) => html`<tr><th scope="row">${what}</th>${figures.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody></table>
      ${doubtful === nothing ? nothing : html`<p role="status">${doubtful}</p>`}
      <p>${m("closeText")}</p>
      <div class="field"><label for="month-typed">${m("typeMonth", {month: inSentence(name)})}</label>
        <input id="month-typed" name="month" autocomplete="off" spellcheck="false" required autofocus @input=${judge}></div>
    </div>
    <div class="dialog-ways"><button type="submit" class="button primary">${m("closeMonth")}</button>
      <button type="button" class="button" @click=${() => dialog.close()}>${s("cancel")}</button></div>
  </form>`;
  const judge = (/** @type {Event} */ event) => {
    const input = /** @type {HTMLInputElement} */ (event.target);
    input.setCustomValidity(same(input.value, name) ? "" : m("typeMonth", {month: inSentence(name)}));
  };
  const close = (/** @type {Event} */ event) => {
    event.preventDefault();
    dialog.close("yes");
  };
  const dialog = openDialog(m("closeQuestion", {month: inSentence(name), year}), content, "month-dialog");
  check.doubtful?.().then(({n, href}) => {
    doubtful = n ? html`<a href=${href}>${m("doubtfulLeft", {n})}</a>` : m("doubtfulNone");
    dialog.show(content);
  }, () => {
    doubtful = m("doubtfulUnknown");
    dialog.show(content);
  });
  return (await dialog.answered) === "yes";
}

/** English writes its months large within a sentence too. @param {string} name */
function inSentence(name) {
  return currentLanguage() === "ru" ? name.toLowerCase() : name;
}

/** @param {string} typed @param {string} name */
function same(typed, name) {
  return typed.trim().toLowerCase() === name.toLowerCase();
}
