// @ts-check
/** What the administrator's page says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin.js";

export const t = defineWords(texts);
