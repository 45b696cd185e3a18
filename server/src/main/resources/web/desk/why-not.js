// @ts-check
/** A key that does nothing says why. */

import {actionsOf, keyOf, phaseOf, primaryOf} from "./phase.js";
import {t} from "./words.js";

/**
 * @param {import("./phase.js").Action | "pause"} action
 * @param {{view: import("./desk-model.js").DeskView | null, held: boolean, recallIn: number}} state
 * @returns {string} empty: it may be done
 */
export function whyNot(action, {view, held, recallIn}) {
  if (!view) return t("loading");
  if (!held) return t("notHeldYet");
  const {call} = view;
  if (!call && view.pause && action !== "pause") return t("whyPaused");
  const phase = phaseOf(call);
  if (action === "pause" ? phase === "idle" : actionsOf(call).has(action)) {
    return action === "recall" && recallIn > 0 ? t("whyRecall", {n: recallIn}) : "";
  }
  if (phase === "idle") return t("whyIdle");
  const primary = primaryOf[phase];
  if (action === "continue" && phase === "serving") return t("whyContinue", {label: call?.label});
  return t(phase === "called" ? "whyCalled" : "whyServing", {label: call?.label, key: keyOf[primary]});
}
