// @ts-check
/** What the contact centre's section says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager-calls.js";

export const t = defineWords(texts);
