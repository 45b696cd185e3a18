// @ts-check
/** What the hall administrator's page says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/host.js";

export const t = defineWords(texts);
