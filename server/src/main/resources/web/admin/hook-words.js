// @ts-check
/** What the section of webhooks says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin-hooks.js";

export const h = defineWords(texts);
