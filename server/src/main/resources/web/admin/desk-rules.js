// @ts-check
/** How a centre's desks are worked at: who may sit where, how long a visitor is waited for, and what is asked at the end. */

import {html} from "lit";
import {mmss} from "talon/words.js";
import {formWays, openDialog} from "talon/staff/dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {t} from "./words.js";

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {"noShowAfter" | "recallPause" | "recallLimit" | "returnMinutes" | "returnAfter" | "asideMinutes" | "backMinutes"} Rule */

/** What is typed: a whole number from least to most; an empty one where it may be left out. @type {{rule: Rule, least: number, most: number, optional?: boolean}[]} */
const NUMBERS = [
  {rule: "noShowAfter", least: 0, most: 3600},
  {rule: "recallPause", least: 0, most: 300},
  {rule: "recallLimit", least: 1, most: 20, optional: true},
  {rule: "returnMinutes", least: 0, most: 720},
  {rule: "returnAfter", least: 0, most: 20},
  {rule: "asideMinutes", least: 1, most: 60},
  {rule: "backMinutes", least: 1, most: 120},
];

/** @param {Centre} centre @param {() => void} changed */
export function deskRules(centre, changed) {
  return html`<section class="desk-rules" aria-labelledby="desk-rules">
    <h2 id="desk-rules">${t("deskRules")}</h2>
    <ul>${inWords(centre).map((words) => html`<li>${words}</li>`)}</ul>
    <button type="button" class="button" @click=${() => change(centre, changed)}>${t("changeRules")}</button>
  </section>`;
}

/** @param {Centre} centre */
function inWords(centre) {
  return [
    t(centre.severalDesks ? "severalDesks" : "oneDesk"),
    t("noShowAfter", {time: mmss(centre.noShowAfter)}),
    centre.recallLimit ? t("recallLimit", {n: centre.recallLimit}) : t("noRecallLimit"),
    t("returnMinutes", {n: centre.returnMinutes ?? 0}),
    t("returnAfter", {n: centre.returnAfter ?? 0}),
    t("asideMinutes", {n: centre.asideMinutes ?? 0}),
    t("backMinutes", {n: centre.backMinutes ?? 0}),
    t(centre.outcomeAsked ? "outcomeAsked" : "outcomeNotAsked"),
  ];
}

/** @param {Centre} centre @param {() => void} changed */
function change(centre, changed) {
  const submit = async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.reportValidity()) return;
    const data = new FormData(form);
    const numbers = NUMBERS.map(({rule}) => [rule, data.get(rule) === "" ? null : Number(data.get(rule))]);
    const body = {severalDesks: data.has("several"), outcomeAsked: data.has("outcome"), ...Object.fromEntries(numbers)};
    try {
      await staffRequest("PUT", `/centres/${centre.code}/desk-rules`, {body});
      dialog.close("yes");
      toast(t("saved"));
      changed();
    } catch (error) {
      toast(problemInWords(error), {wrong: true});
    }
  };
  const dialog = openDialog(t("deskRules"), html`<form novalidate @submit=${submit}><div class="fields">
    <label class="tick"><input type="checkbox" name="several" ?checked=${centre.severalDesks}>${t("mayHaveSeveralDesks")}</label>
    ${NUMBERS.map(({rule, least, most, optional}) => html`<div class="field"><label for=${`rule-${rule}`}>${t(`rule-${rule}`)}</label>
      <input id=${`rule-${rule}`} name=${rule} type="number" min=${least} max=${most} step="1" ?required=${!optional} value=${centre[rule] ?? ""}></div>`)}
    <label class="tick"><input type="checkbox" name="outcome" ?checked=${centre.outcomeAsked ?? false}>${t("askOutcome")}</label></div>
    ${formWays(t("save"), () => dialog.close())}</form>`, "wide");
}
