// @ts-check
/** Serving somebody who has no ticket, how a service ended, and a note for colleagues. */

import {html} from "lit";
import {name} from "talon/words.js";
import {openIssue} from "talon/staff/issue-dialog.js";
import {staffRequest} from "talon/staff/session.js";
import {toast} from "talon/staff/toast.js";
import {problemInWords} from "talon/staff/words.js";
import {askForm, choices} from "./form-dialog.js";
import {t} from "./words.js";

/** @typedef {import("./desk-model.js").DeskModel} DeskModel */
/** @typedef {import("talon/types.js").Centre} Centre */

const LONGEST_NOTE = 300;

/** @param {DeskModel} model @param {Centre} centre */
export function serve(model, centre) {
  const here = centre.services.filter((one) => one.active !== false && model.view?.stages.includes(one.route[0]));
  const services = here.map(({code, name: both}) => ({value: code, words: name(both)}));
  const act = async (/** @type {FormData} */ data) => {
    const service = data.get("service");
    if (!service) return t("needService");
    return failed(await model.send("serve", {service}));
  };
  return askForm({title: t("serveTitle"), text: t("serveText"), yes: t("start"), act,
    fields: choices("service", t("serveService"), services, {begin: true, chosen: services[0]?.value, seen: true})});
}

/** A ticket for somebody who stands here: on a printer, or said aloud. @param {DeskModel} model @param {Centre} centre */
export async function issue(model, centre) {
  /** @type {import("talon/staff/printer-state.js").WatchedPrinter[]} */
  let printers;
  try {
    printers = await staffRequest("GET", `/centres/${centre.code}/printers`);
  } catch (error) {
    toast(problemInWords(error), {wrong: true});
    return;
  }
  await openIssue({centre, printers, waiting: () => model.board?.waiting ?? [], issued: () => void model.refresh()});
}

/**
 * How the service ended; a digit says it and finishes. Where the list was not read, the question says so, and one may finish without: a
 * visitor is never kept for a list.
 *
 * @param {DeskModel} model
 * @param {"next" | "finish" | "continue"} action
 * @param {import("./lists.js").Lists} lists
 */
export function withOutcome(model, action, lists) {
  const label = model.view?.call?.label ?? "";
  const outcomes = lists.codes("outcome");
  const unread = outcomes.length === 0;
  const act = async (/** @type {FormData} */ data) => {
    const outcome = data.get("outcome");
    if (!outcome && !unread) return t("needOutcome");
    return failed(await model.send(action, outcome ? {outcome} : undefined));
  };
  return askForm({title: t("outcomeTitle", {label}), text: unread ? "" : t("outcomeText"), yes: t(unread ? "finishWithout" : "finish"), act, digitActs: true,
    beginsAtYes: unread, fields: html`${lists.notRead()}${choices("outcome", t("outcome"), outcomes, {begin: true, chosen: outcomes[0]?.value})}`});
}

/** Never about the person: for whoever serves the ticket next. @param {DeskModel} model */
export function note(model) {
  const call = model.view?.call;
  if (!call) return Promise.resolve(false);
  const act = async (/** @type {FormData} */ data) => {
    try {
      await staffRequest("PUT", `/centres/${model.centre}/tickets/${call.ticket}/note`, {body: {note: String(data.get("note")).trim()}});
      model.refresh();
      return "";
    } catch (error) {
      return problemInWords(error);
    }
  };
  return askForm({title: t("noteTitle", {label: call.label}), text: t("noteText"), yes: t("noteYes"), act,
    fields: html`<div class="field"><label for="ticket-note">${t("note")}</label>
      <textarea id="ticket-note" name="note" rows="3" maxlength=${LONGEST_NOTE} autofocus .value=${call.note ?? ""}></textarea></div>`});
}

/** @param {unknown} failure */
function failed(failure) {
  return failure ? problemInWords(failure) : "";
}
