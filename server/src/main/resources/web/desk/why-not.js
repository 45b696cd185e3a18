// @ts-check
/** A key that does nothing says why. */

import {keyOf} from "./keys.js";
import {actionsOf, phaseOf, primaryOf} from "./phase.js";
import {t} from "./words.js";

/**
 * @param {import("./keys.js").Deed} deed
 * @param {{view: import("./desk-model.js").DeskView | null, held: boolean, recallIn: number}} state
 * @returns {string} empty: it may be done
 */
export function whyNot(deed, {view, held, recallIn}) {
  if (deed === "keys") return "";
  if (!view) return t("loading");
  if (!held) return t("notHeldYet");
  const {call} = view;
  const paused = !call && view.pause !== null;
  if (deed === "resume" && paused) return "";
  if (paused) return t(deed === "pause" ? "whyPausedAlready" : "whyPaused");
  const phase = phaseOf(call);
  if (deed === "pause" ? phase === "idle" : actionsOf(call).has(/** @type {any} */ (deed))) {
    return deed === "recall" && recallIn > 0 ? t("whyRecall", {n: recallIn}) : "";
  }
  if (phase === "idle") return t("whyIdle");
  if (deed === "continue" && phase === "serving") return t("whyContinue", {label: call?.label});
  return t(phase === "called" ? "whyCalled" : "whyServing", {label: call?.label, key: keyOf[primaryOf[phase]], finish: keyOf.finish});
}
