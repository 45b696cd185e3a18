// @ts-check
/** Does what a key or a button asks for; asks first where a press may be a slip of the hand, or a reason is needed. */

import {html} from "lit";
import {mmss} from "talon/words.js";
import {confirmed} from "talon/staff/dialog.js";
import {problemInWords} from "talon/staff/words.js";
import {postpone, setAside, takeBack} from "./deeds-aside.js";
import {issue, note, serve, withOutcome} from "./deeds-rare.js";
import {transfer} from "./deeds-transfer.js";
import {askForm, reasonFields, reasonOf} from "./form-dialog.js";
import {FINISH_ASKS, awaitedFrom, secondsSince} from "./phase.js";
import {t} from "./words.js";

/** @typedef {import("./phase.js").Action} Action */
/** @typedef {import("./phase.js").Call} Call */
/** @typedef {import("./desk-model.js").DeskModel} DeskModel */

/** @typedef {import("talon/types.js").Centre} Centre */
/** @typedef {import("./lists.js").Lists} Lists */
/** @typedef {import("./keys.js").Deed} Deed */

/** @param {Deed} deed @param {DeskModel} model @param {Centre} centre @param {Lists} lists @returns {Promise<unknown>} */
export async function act(deed, model, centre, lists) {
  const call = model.view?.call ?? null;
  switch (deed) {
    case "no-show": return call && noShow(call, model, centre.noShowAfter, lists);
    case "set-aside": return setAside(model, centre, lists);
    case "postpone": return postpone(model, centre, lists);
    case "return": return takeBack(model, centre, lists);
    case "transfer": return transfer(model, centre, lists);
    case "serve": return serve(model, centre);
    case "issue": return issue(model, centre);
    case "note": return note(model);
    case "next": case "finish": case "continue": case "outcome": return finish(deed, call, model, centre, lists);
    default: return model.send(/** @type {Action} */ (deed));
  }
}

/**
 * @param {"next" | "finish" | "continue" | "outcome"} deed
 * @param {Call | null} call
 * @param {DeskModel} model
 * @param {Centre} centre
 * @param {Lists} lists
 */
async function finish(deed, call, model, centre, lists) {
  const action = deed === "outcome" ? "finish" : deed;
  if (!(await sure(action, call, model))) return;
  const asked = deed === "outcome" || centre.outcomeAsked;
  // A list that nobody has read is not an empty one.
  if (asked && (lists.missing || lists.codes("outcome").length > 0)) await withOutcome(model, action, lists);
  else await model.send(action);
}

/** A service of a few seconds is rather a slip of the hand. @param {Action} action @param {Call | null} call @param {DeskModel} model */
async function sure(action, call, model) {
  if (!call) return true;
  const seconds = secondsSince(call.startedAt, model.now());
  if (seconds >= FINISH_ASKS) return true;
  return confirmed({title: t("finishTitle", {label: call.label}), text: t("finishText", {time: mmss(seconds)}),
    yes: t(action === "continue" ? "finishGoOn" : "finish"), danger: true});
}

/** Whoever gives a visitor up before the centre's least time says why. @param {Call} call @param {DeskModel} model @param {number} least seconds @param {Lists} lists */
async function noShow(call, model, least, lists) {
  const passed = (model.now() - awaitedFrom(call)) / 1000;
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
    fields: html`${lists.notRead()}${reasonFields(lists.reasons("no-show"))}`, yes: t("noShowYes"), act});
}
