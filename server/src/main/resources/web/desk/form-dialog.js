// @ts-check
/** A question with fields, which stays until what it asks for is done; and reasons to choose from, each with a digit. */

import {html, nothing} from "lit";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {t} from "./words.js";

/** @typedef {{value: string, words: string}} Choice value: as it is kept; words: in the reader's language */

/**
 * @param {object} question
 * @param {string} question.title
 * @param {string} [question.text]
 * @param {unknown} question.fields
 * @param {string} question.yes
 * @param {(data: FormData) => Promise<string> | string} question.act does it; answers what is wrong, or nothing
 * @param {(event: Event) => void} [question.changed] hears what is chosen
 * @param {boolean} [question.digitActs] whether a digit chooses and does it at once
 * @param {boolean} [question.beginsAtYes] where there is nothing to choose
 * @param {string} [question.kind] more classes
 * @returns {Promise<boolean>} whether it was done
 */
export async function askForm({title, text = "", fields, yes, act, changed, digitActs = false, beginsAtYes = false, kind = ""}) {
  let done = false;
  let sending = false;
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (sending) return;
    sending = true;
    const form = /** @type {HTMLFormElement} */ (event.target);
    const fault = await act(new FormData(form));
    sending = false;
    if (!fault) {
      done = true;
      dialog.close();
      return;
    }
    const line = /** @type {HTMLElement} */ (form.querySelector(".dialog-wrong"));
    line.textContent = fault;
    line.hidden = false;
  };
  const dialog = openDialog(title, html`<form @submit=${submit} @change=${changed ?? nothing} novalidate>
    ${text ? html`<p>${text}</p>` : nothing}${fields}
    <p class="dialog-wrong" role="alert" hidden></p>
    ${formWays(yes, () => dialog.close(), beginsAtYes)}</form>`, kind);
  dialog.element.addEventListener("keydown", (event) => byDigit(dialog.element, event, digitActs));
  await dialog.answered;
  return done;
}

/**
 * Reasons that are usual, and one's own words.
 *
 * @param {Choice[]} reasons
 * @param {{begin?: boolean, needed?: boolean}} [options] begin: the dialog begins here; needed: the first is chosen already
 */
export function reasonFields(reasons, {begin = true, needed = true} = {}) {
  return html`${choices("reason", t("reason"), reasons, {begin, chosen: needed ? reasons[0]?.value : undefined})}
    <div class="field"><label for="reason-other">${t("reasonOther")}</label>
      <input id="reason-other" name="other" maxlength="100" autocomplete="off" ?autofocus=${begin && reasons.length === 0}></div>`;
}

/** What was chosen or written as a reason; empty: nothing. @param {FormData} data */
export function reasonOf(data) {
  return String(data.get("other") ?? "").trim() || String(data.get("reason") ?? "");
}

/**
 * A list of which one is chosen; the first nine by their digits too.
 *
 * @param {string} field
 * @param {string} title
 * @param {Choice[]} all
 * @param {{begin?: boolean, chosen?: string, seen?: boolean}} [options] chosen: at first; seen: whether the title is
 */
export function choices(field, title, all, {begin = false, chosen, seen = false} = {}) {
  if (all.length === 0) return nothing;
  const focus = Math.max(0, all.findIndex(({value}) => value === chosen));
  return html`<fieldset class="reasons" data-digits><legend class=${seen ? "" : "unseen"}>${title}</legend>
    ${all.map(({value, words}, at) => html`<label class="tick"><input type="radio" name=${field} value=${value}
      ?checked=${value === chosen} ?autofocus=${begin && at === focus}><span>${words}</span>${at < 9 ? html`<kbd>${at + 1}</kbd>` : nothing}</label>`)}</fieldset>`;
}

/** A digit chooses what it stands beside. @param {HTMLElement} dialog @param {KeyboardEvent} event @param {boolean} acts */
function byDigit(dialog, event, acts) {
  const typing = event.target instanceof HTMLInputElement && event.target.type !== "radio" && event.target.type !== "checkbox";
  if (typing || event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLSelectElement) return;
  if (event.ctrlKey || event.altKey || event.repeat || !/^[1-9]$/.test(event.key)) return;
  const radio = /** @type {HTMLInputElement | undefined} */ (dialog.querySelectorAll("[data-digits] input[type=radio]")[Number(event.key) - 1]);
  if (!radio) return;
  event.preventDefault();
  radio.focus();
  radio.checked = true;
  radio.dispatchEvent(new Event("change", {bubbles: true}));
  if (acts) radio.form?.requestSubmit();
}
