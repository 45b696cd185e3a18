// @ts-check
/** What happened to a ticket, in sentences. An event of a kind that nobody knows yet is named by its kind. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/staff-story.js";

const say = defineWords(texts);

const KINDS = new Set(["issued", "reprint_asked", "paper_printed", "paper_uncertain", "paper_failed", "paper_retried", "called",
  "called_out_of_turn", "recalled", "started", "finished", "queued", "continued", "no_show", "desk_overridden", "cancelled", "expired", "postponed", "returned",
  "transferred", "set_aside", "resumed", "served_without_ticket", "undone", "noted", "priority_given", "priority_taken_back", "moved_forward", "moved_first", "moved_back", "times_distrusted", "times_trusted", "times_mark_withdrawn"]);

/** What happened. @param {string} kind */
export function whatHappened(kind) {
  return KINDS.has(kind) ? say(kind) : say("other", {kind});
}

/** Who did it. @param {{actor: string, name: string | null}} event */
export function whoDid({actor, name}) {
  const [sort, rest = ""] = actor.split(":", 2);
  if (name) return name;
  if (sort === "visitor" || sort === "kiosk") return say(sort);
  if (sort === "duty") return say("duty");
  if (sort === "printing") return say("printing");
  if (sort === "device") return `${say("device")} ${rest}`;
  if (sort === "token") return `${say("token")} ${rest}`;
  return rest || actor;
}

/** Where. @param {string | null} desk */
export function where(desk) {
  return desk === null ? "" : say("desk", {desk});
}

/** Why. @param {string | null} reason */
export function why(reason) {
  if (!reason) return "";
  return say("because", {reason: reasonInWords(reason)});
}

/** What Talon itself gave as a reason, in the reader's language; what people wrote stays. @param {string} reason */
export function reasonInWords(reason) {
  if (reason === "left open overnight") return say("overnight");
  return reason === "left running" ? say("running") : reason;
}
