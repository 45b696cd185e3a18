// @ts-check
/** What the editor of a ticket's layout says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin-layout.js";

export const t = defineWords(texts);
