// @ts-check
/** How long ago somebody was there, as people say it. */

import {currentLanguage} from "talon/words.js";
import {moment} from "./section.js";
import {t} from "./words.js";

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A device's last word is kept to the minute. */
const HERE = 2 * MINUTE;

/**
 * @param {string | null} instant
 * @returns {{words: string, here: boolean, late?: boolean, under?: string}} here: so lately that it is there now
 */
export function sinceInWords(instant) {
  if (!instant) return {words: t("neverSeen"), here: false};
  const seconds = (Date.now() - Date.parse(instant)) / 1000;
  if (seconds < HERE) return {words: t("here"), here: true};
  if (seconds > 7 * DAY) return {words: moment(instant), here: false};
  const format = new Intl.RelativeTimeFormat(currentLanguage());
  if (seconds < HOUR) return {words: format.format(-Math.round(seconds / MINUTE), "minute"), here: false};
  if (seconds < DAY) return {words: format.format(-Math.round(seconds / HOUR), "hour"), here: false};
  return {words: format.format(-Math.round(seconds / DAY), "day"), here: false};
}
