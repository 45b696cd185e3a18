// @ts-check
/** What the sign-in page says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/login.js";

export const t = defineWords(texts);
