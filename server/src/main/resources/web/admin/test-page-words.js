// @ts-check
/** What the test page of a printer says. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/admin-test-page.js";

export const t = defineWords(texts);
