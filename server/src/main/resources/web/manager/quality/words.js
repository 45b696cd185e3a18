// @ts-check
/** What the annual report's section says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager-quality.js";

export const t = defineWords(texts);
