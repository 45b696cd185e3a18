// @ts-check
/** Does what a key or a button asks for; asks first where a press may be a slip of the hand, or a reason is needed. */

import {mmss} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {problemInWords} from "talon/staff/words.js";
import {firstCall, finishes, secondsSince, FINISH_ASKS} from "./phase.js";
import {askForm, reasonFields, reasonOf} from "./form-dialog.js";
import {t, usualReasons} from "./words.js";

/** @typedef {import("./phase.js").Action} Action */
/** @typedef {import("./phase.js").Call} Call */
/** @typedef {import("./desk-model.js").DeskModel} DeskModel */

/** @param {Action} action @param {DeskModel} model @param {import("talon/types.js").Centre} centre */
export async function act(action, model, centre) {
  const call = model.view?.call ?? null;
  if (action === "no-show" && call) {
    await noShow(call, model, centre.noShowAfter);
  } else if (await sure(action, call, model)) {
    await (action === "next" ? model.next() : model.send(action));
  }
}

/** A service of a few seconds is rather a slip of the hand. @param {Action} action @param {Call | null} call @param {DeskModel} model */
async function sure(action, call, model) {
  if (!call || !finishes(action)) return true;
  const seconds = secondsSince(call.startedAt, model.now());
  if (seconds >= FINISH_ASKS) return true;
  return confirmed({title: t("finishTitle", {label: call.label}), text: t("finishText", {time: mmss(seconds)}),
    yes: t(action === "continue" ? "finishGoOn" : "finish"), danger: true});
}

/** Whoever gives a visitor up before the centre's least time says why. @param {Call} call @param {DeskModel} model @param {number} least seconds */
async function noShow(call, model, least) {
  const passed = (model.now() - firstCall(call)) / 1000;
  if (passed >= least) {
    await model.send("no-show");
    return;
  }
  const act = async (/** @type {FormData} */ data) => {
    const reason = reasonOf(data);
    if (!reason) return t("needReason");
    const failure = await model.send("no-show", {reason});
    return failure ? problemInWords(failure) : "";
  };
  await askForm({title: t("noShowTitle", {label: call.label}), text: t("noShowText", {time: mmss(passed)}),
    fields: reasonFields(usualReasons("noShowReasons")), yes: t("noShowYes"), act});
}
