// @ts-check
/** The kinds of events that go out, by what they are about; a test compares them with those that the server knows. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin-event-kinds.js";

const say = defineWords(texts);

/** @type {Record<string, string[]>} */
export const KINDS = {
  ticket: [
    "issued", "called", "called_out_of_turn", "recalled", "started", "finished", "queued", "continued", "no_show",
    "postponed", "set_aside", "resumed", "returned", "transferred", "served_without_ticket", "undone", "noted",
    "cancelled", "expired", "priority_given", "priority_taken_back", "moved_forward", "moved_first", "moved_back",
    "request_given_up",
  ],
  desk: [
    "desk_opened", "desk_paused", "desk_resumed", "desk_closed", "desk_shut", "desk_reopened", "desk_overridden",
    "nobody_waited",
  ],
  hall: [
    "message_sent", "message_read", "message_withdrawn", "help_called", "help_called_again", "help_answered",
    "help_withdrawn", "alarm_raised", "alarm_ended", "closed_by_hand", "opened_by_hand",
  ],
  paper: [
    "paper_printed", "paper_retried", "paper_failed", "paper_uncertain", "reprint_asked", "test_page_asked",
    "test_page_printed", "test_page_failed", "test_page_uncertain", "roll_changed", "roll_taken_back",
  ],
  settings: [
    "centre_created", "centre_changed", "issue_rules_changed", "service_changed", "service_closed", "kind_changed",
    "kind_closed", "person_kinds_changed", "norm_changed", "list_changed", "desk_changed", "desk_rules_changed",
    "zones_changed", "groups_changed", "hours_changed", "device_paired", "device_revoked",
  ],
  times: [
    "times_distrusted", "times_trusted", "times_mark_withdrawn", "imported", "imported_day", "import_withdrawn",
    "month_closed", "month_amended",
  ],
};

/** What has happened. @param {string} kind */
export function kindInWords(kind) {
  return Object.values(KINDS).some((kinds) => kinds.includes(kind)) ? say(kind) : kind;
}

/** What events are about. @param {string} group */
export function groupInWords(group) {
  return say(`group-${group}`);
}
