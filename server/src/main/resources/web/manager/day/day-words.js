// @ts-check
/** What the day's report says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager-day.js";

export const t = defineWords(texts);
