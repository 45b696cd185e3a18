// @ts-check
/** What the start page says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/start.js";

export const t = defineWords(texts);
