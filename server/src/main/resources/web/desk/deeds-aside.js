// @ts-check
/** Putting a visitor off, setting them aside, and taking them back into the queue. */

import {html, nothing} from "lit";
import {clock} from "talon/words.js";
import {chips} from "talon/staff/chips.js";
import {problemInWords} from "talon/staff/words.js";
import {askForm, choices, reasonFields, reasonOf} from "./form-dialog.js";
import {t} from "./words.js";

/** @typedef {import("./desk-model.js").DeskModel} DeskModel */
/** @typedef {import("./lists.js").Lists} Lists */
/** @typedef {import("talon/types.js").Centre} Centre */

const MINUTES = [5, 10, 15, 20, 30, 45, 60];

/** @param {number} now ms @param {string} zone */
function lengths(now, zone) {
  return MINUTES.map((n) => ({value: n, words: html`${t("pauseMinutes", {n})}<small>${t("pauseUntil", {time: clock(now + n * 60_000, zone)})}</small>`}));
}

/** The length that is offered nearest to it. @param {number} wanted minutes */
function nearest(wanted) {
  return MINUTES.reduce((best, n) => (Math.abs(n - wanted) < Math.abs(best - wanted) ? n : best));
}

/** A number as it is printed on the paper. */
export function numberField() {
  return html`<div class="field"><label for="ticket-number">${t("callLabel")}</label>
    <input id="ticket-number" class="ticket-number" name="ticket" maxlength="16" autocomplete="off" autofocus>
    <p class="hint">${t("callLabelHint")}</p></div>`;
}

/** Of somebody who waits: it is their wish. @param {DeskModel} model @param {Centre} centre @param {Lists} lists */
export function postpone(model, centre, lists) {
  const fields = html`${lists.notRead()}${numberField()}${chips("minutes", t("forHowLong"), lengths(model.now(), centre.zone), 10)}
    ${reasonFields(lists.reasons("postpone"), {begin: false})}`;
  const act = async (/** @type {FormData} */ data) => {
    const ticket = String(data.get("ticket")).trim();
    if (!ticket) return t("needLabel");
    const reason = reasonOf(data);
    if (!reason) return t("needReason");
    return failed(await model.send("postpone", {ticket, minutes: Number(data.get("minutes")), reason}));
  };
  return askForm({title: t("postponeTitle"), text: t("postponeText"), fields, yes: t("postponeYes"), act});
}

/** Of the visitor at the desk, who fills in a form or fetches a paper. @param {DeskModel} model @param {Centre} centre @param {Lists} lists */
export function setAside(model, centre, lists) {
  const label = model.view?.call?.label ?? "";
  const usual = nearest(centre.asideMinutes ?? 10);
  const fields = html`${lists.notRead()}${reasonFields(lists.reasons("aside"))}${chips("minutes", t("forHowLong"), lengths(model.now(), centre.zone), usual)}`;
  const act = async (/** @type {FormData} */ data) => {
    const reason = reasonOf(data);
    return failed(await model.send("set-aside", {minutes: Number(data.get("minutes")), ...(reason ? {reason} : {})}));
  };
  return askForm({title: t("asideTitle", {label}), text: t("asideText"), fields, yes: t("set-aside"), act});
}

/**
 * Whoever was put off, or did not come when called.
 *
 * @param {DeskModel} model
 * @param {Centre} centre
 * @param {Lists} lists
 */
export async function takeBack(model, centre, lists) {
  const away = await model.away();
  const known = (away ?? []).map(({ticket, label, state, at, until}) => ({value: ticket, words: state === "postponed"
    ? t("awayPostponed", {label, time: until ? clock(until, centre.zone) : ""}) : t("awayNoShow", {label, time: clock(at, centre.zone)})}));
  const number = html`<div class="field"><label for="ticket-number">${t(known.length > 0 ? "otherNumber" : "callLabel")}</label>
    <input id="ticket-number" class="ticket-number" name="number" maxlength="16" autocomplete="off" ?autofocus=${known.length === 0}></div>`;
  const reasons = lists.reasons("return");
  const fields = html`${lists.notRead(!away)}${choices("ticket", t("returnWho"), known.slice(0, 9), {begin: true, chosen: known[0]?.value, seen: true})}${number}
    <div class="field"><label for="return-reason">${t("returnReason", {n: centre.returnMinutes ?? 0})}</label>
      <input id="return-reason" name="other" maxlength="100" autocomplete="off" list="return-reasons"></div>
    ${reasons.length > 0 ? html`<datalist id="return-reasons">${reasons.map(({value}) => html`<option value=${value}></option>`)}</datalist>` : nothing}`;
  const act = async (/** @type {FormData} */ data) => {
    const ticket = String(data.get("number") ?? "").trim() || String(data.get("ticket") ?? "");
    if (!ticket) return t("needLabel");
    const reason = reasonOf(data);
    return failed(await model.send("return", {ticket, ...(reason ? {reason} : {})}));
  };
  return askForm({title: t("returnTitle"), text: t("returnText"), fields, yes: t("returnYes"), act});
}

/** @param {unknown} failure */
function failed(failure) {
  return failure ? problemInWords(failure) : "";
}
