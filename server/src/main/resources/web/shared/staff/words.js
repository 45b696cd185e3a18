// @ts-check
/** What every staff page says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/staff.js";

export const s = defineWords(texts);

/**
 * «консультация, касса»
 *
 * @param {string[]} kinds
 */
export function kindsInWords(kinds) {
  return kinds.map((kind) => s(kind)).join(s("and"));
}

/**
 * What went wrong and what to do, in a sentence or two.
 *
 * @param {unknown} error
 */
export function problemInWords(error) {
  const {status = -1, detail = ""} = /** @type {{status?: number, detail?: string}} */ (error ?? {});
  if (status === 0 || status === 502 || status === 504) return s("unreachable");
  if ((status >= 500 && !detail) || status === 500 || status < 0) return s("fault");
  return detail || s(status === 403 ? "forbidden" : status === 404 ? "gone" : "fault");
}
