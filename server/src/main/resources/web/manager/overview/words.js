// @ts-check
/** What the overview, the stages behind it and the story of a ticket say. */

import {defineWords} from "talon/words.js";
import texts from "talon/words/manager-overview.js";

export const t = defineWords(texts);
