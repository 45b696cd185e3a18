// @ts-check
/** What the section of the months says of its choices, of passports and of closed months. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager-months.js";

export const m = defineWords(texts);
