// @ts-check
import {gong} from "talon/gong.js";

/**
 * Says a group of calls: one gong for all of them.
 *
 * @param {import("./call-groups.js").Group} _group
 * @param {{board: import("talon/types.js").Board, announcements: import("./announcements.js").Announcements, sound: boolean}} hall
 *   board: as much of it as this screen shows; sound: whether this screen may be heard
 */
export function announce(_group, {sound}) {
  if (sound) gong();
}
