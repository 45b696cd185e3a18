// @ts-check
/** What the section of scheduled sending says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager-sending.js";

export const t = defineWords(texts);
