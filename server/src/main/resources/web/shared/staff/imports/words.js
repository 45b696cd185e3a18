// @ts-check
/** What pages say of imports, whatever is imported. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/staff-imports.js";

export const w = defineWords(texts);
