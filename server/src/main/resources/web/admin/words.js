// @ts-check
/** What the administrator's page says. */

import {defineWords} from "talon/words.js";
import {en} from "./words-en.js";
import {ru} from "./words-ru.js";

export const t = defineWords({ru, en});
