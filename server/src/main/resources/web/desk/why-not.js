// @ts-check
/** A key that does nothing says why. */

import {keyOf} from "./keys.js";
import {actionsOf, phaseOf, primaryOf} from "./phase.js";
import {t} from "./words.js";

/** @typedef {import("./keys.js").Deed} Deed */
/** @typedef {import("./desk-model.js").DeskView} DeskView */
/** @typedef {{view: DeskView | null, hold: import("./desk-hold.js").HoldState, recallIn: number, now: number, outcomes: number | null, issues: boolean}} State recallIn: seconds until the
 * ticket may be called again; now: ms; outcomes: how many the centre has, null: they were not read;
 * issues: whether specialists of the centre issue tickets */

/** @param {Deed} deed @param {State} state @returns {string} empty: it may be done */
export function whyNot(deed, state) {
  const {view, hold, now} = state;
  if (deed === "keys") return "";
  if (hold === "taken" || hold === "refused") return t("whyElsewhere");
  if (hold === "shut") return t("whyShut");
  if (!view) return t("loading");
  if (hold !== "held") return t("notHeldYet");
  if (deed === "return") return "";
  if (deed === "issue") return state.issues ? "" : t("whyIssue");
  if (deed === "undo") return view.undoable && Date.parse(view.undoable.until) > now ? "" : t("whyUndo");
  const paused = !view.call && view.pause !== null;
  if (deed === "resume") return paused ? "" : t("whyNoPause");
  if (paused) return t(deed === "pause" ? "whyPausedAlready" : "whyPaused");
  return inPhase(deed, view, state);
}

/** @param {Deed} deed @param {DeskView} view @param {State} state */
function inPhase(deed, view, {recallIn, outcomes}) {
  const {call} = view;
  const phase = phaseOf(call);
  if (deed === "recall" && phase === "called") {
    if (call?.recallsLeft === 0) return t("whyRecallLimit", {n: 1 + (call.recalls ?? 0)});
    return recallIn > 0 ? t("whyRecall", {n: recallIn}) : "";
  }
  if (deed === "outcome" && phase === "serving") return outcomes === 0 ? t("whyNoOutcomes") : "";
  if (deed === "pause" ? phase === "idle" : deed === "note" ? phase !== "idle" : actionsOf(call).has(/** @type {any} */ (deed))) return "";
  if (phase === "idle") return t("whyIdle");
  if (deed === "continue" && phase === "serving") return t("whyContinue", {label: call?.label});
  return t(phase === "called" ? "whyCalled" : "whyServing", {label: call?.label, key: keyOf[primaryOf[phase]], finish: keyOf.finish});
}
