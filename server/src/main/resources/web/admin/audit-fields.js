// @ts-check
/** What the columns that the audit log names are called; one that is not here keeps the database's name. */

import {inLanguage} from "talon/words.js";
import texts from "talon/words/admin-audit-fields.js";

/** @param {string} column */
export function fieldName(column) {
  return inLanguage(texts)[column] ?? column;
}
