// @ts-check
import {defineWords, nextLanguage} from "talon/words.js";
import texts from "talon/words/hall-phrases.js";

/** What the hall board and the desk sign say. Both screens speak two languages at once: {@link first} large, {@link second} small. */
const t = defineWords(texts);

/**
 * In the screen's language.
 * @param {string} key
 * @param {Record<string, any>} [params]
 */
export function first(key, params) {
  return t(key, params);
}

/**
 * In the other one.
 * @param {string} key
 * @param {Record<string, any>} [params]
 */
export function second(key, params) {
  return t(key, params, nextLanguage());
}
