// @ts-check
/** What the printer profiles say. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin-profile.js";

export const t = defineWords(texts);
