// @ts-check
/** What the manager's page says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager.js";

export const t = defineWords(texts);
