// @ts-check
/** Reasons to touch, or one's own words: choosing one does it. */

import {html, nothing} from "lit";
import {inLanguage} from "talon/words.js";
import texts from "talon/words/host.js";
import {s} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {"priority" | "ordinary" | "move" | "cancel" | "close" | "message" | "postpone" | "return" | "shut"} What what a reason is given for */

/**
 * The usual reasons of something.
 *
 * @param {string} _path of the centre
 * @param {What} what
 * @returns {Promise<string[]>}
 */
export async function reasonsOf(_path, what) {
  return inLanguage(texts)[`${what}Reasons`];
}

/**
 * @param {object} question
 * @param {string[]} question.reasons
 * @param {boolean} [question.own] whether one may write another
 * @param {(reason: string) => void} question.choose
 * @param {() => void} question.leave
 */
export function reasonButtons({reasons, own = true, choose, leave}) {
  const other = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).querySelector("input"));
    const reason = field.value.trim();
    if (reason) choose(reason);
    else field.focus();
  };
  return html`<ul class="reason-list">${reasons.map((reason) => html`<li><button type="button" class="button large" @click=${() => choose(reason)}>${reason}</button></li>`)}</ul>
    ${own ? html`<form class="reason-other" novalidate @submit=${other}>
      <div class="field"><label for="reason-other">${t("otherReason")}</label>
        <input id="reason-other" maxlength="100" autocomplete="off"></div>
      <button class="button large">${t("done")}</button></form>` : nothing}
    <div class="dialog-ways"><button type="button" class="button large" @click=${leave}>${s("cancel")}</button></div>`;
}
