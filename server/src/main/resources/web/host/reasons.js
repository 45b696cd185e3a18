// @ts-check
/** Reasons to touch, or one's own words: choosing one does it. */

import {html, nothing} from "lit";
import {inLanguage, name} from "talon/words.js";
import texts from "talon/words/host.js";
import {staffRequest} from "talon/staff/session.js";
import {notRead} from "talon/staff/not-read.js";
import {s} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {"priority" | "ordinary" | "move" | "cancel" | "close" | "message" | "postpone" | "return" | "transfer"} What what a reason is given for */

/** The centre's list for it; what has none, has words of the page. @type {Partial<Record<What, string>>} */
const LISTS = {priority: "priority", move: "out-of-turn", cancel: "cancel", close: "close", postpone: "postpone", return: "return", transfer: "transfer"};

/**
 * The usual reasons of something, as the centre has them.
 *
 * @param {string} path of the centre
 * @param {What} what
 * @returns {Promise<string[] | null>} null: the server did not say
 */
export async function reasonsOf(path, what) {
  const wanted = LISTS[what];
  if (!wanted) return inLanguage(texts)[`${what}Reasons`];
  /** @type {{list: string, names: import("talon/types.js").Name, active: boolean}[] | null} */
  const items = await staffRequest("GET", `${path}/lists`).catch(() => null);
  return items && items.filter(({list, active}) => list === wanted && active).map(({names}) => name(names));
}

/**
 * @param {object} question
 * @param {string[] | null} question.reasons null: they were not read
 * @param {() => void} [question.again] reads them again
 * @param {boolean} [question.sending] whether what was chosen is on its way
 * @param {boolean} [question.own] whether one may write another
 * @param {(reason: string, at: number) => void} question.choose at: in the list; -1: their own words
 * @param {() => void} question.leave
 */
export function reasonButtons({reasons, again, sending = false, own = true, choose, leave}) {
  const other = (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    if (sending) return;
    const field = /** @type {HTMLInputElement} */ (/** @type {HTMLFormElement} */ (event.target).querySelector("input"));
    const reason = field.value.trim();
    if (reason) choose(reason, -1);
    else field.focus();
  };
  return html`${again ? notRead(again) : nothing}<ul class="reason-list">${(reasons ?? []).map((reason, at) => html`<li><button type="button" class="button large" ?disabled=${sending} @click=${() => choose(reason, at)}>${reason}</button></li>`)}</ul>
    ${own ? html`<form class="reason-other" novalidate @submit=${other}>
      <div class="field"><label for="reason-other">${t("otherReason")}</label>
        <input id="reason-other" maxlength="100" autocomplete="off"></div>
      <button class="button large" ?disabled=${sending}>${t("done")}</button></form>` : nothing}
    <div class="dialog-ways"><button type="button" class="button large" @click=${leave}>${s("cancel")}</button></div>`;
}
