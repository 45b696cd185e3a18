// @ts-check
/** What the first steps say. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin-start.js";

export const t = defineWords(texts);
