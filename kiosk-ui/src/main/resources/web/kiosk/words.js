// @ts-check
import {defineWords} from "talon/words.js";
import texts from "talon/words/kiosk.js";

export const t = defineWords(texts);
