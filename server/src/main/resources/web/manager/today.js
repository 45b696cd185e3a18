// @ts-check
/** What day it is for the centres whose figures are shown: days end at their own hour, in their own zone, wherever the reader sits. */

import {clock, dayMonth} from "talon/words.js";

/** @typedef {{zone: string, dayEnds?: string}} Place */

/** The centres that whoever reads may see. @type {Place[]} */
let places = [];

/** @param {Place[]} centres those that whoever reads may see */
export function goBy(centres) {
  places = centres;
}

/** The business day that goes on at a centre. @param {Place} centre */
export function today({zone, dayEnds = "00:00"}) {
  const [hours, minutes] = dayEnds.split(":").map(Number);
  return dayIn(zone, Date.now() - (hours * 60 + minutes) * 60_000);
}

/** The newest year that has begun at any of the centres. */
export function thisYear() {
  return Math.max(...days().map((day) => Number(day.slice(0, 4))));
}

/** Whether a month has ended at all of the centres. @param {number} year @param {number} month 1–12 */
export function hasEnded(year, month) {
  const next = month === 12 ? `${year + 1}-01` : `${year}-${String(month + 1).padStart(2, "0")}`;
  return days().every((day) => day >= next);
}

/** When a page is printed, in words: by the centres' clock where they have one, else by the reader's. */
export function printedAt() {
  const zones = new Set(places.map((place) => place.zone));
  const zone = zones.size === 1 ? places[0].zone : undefined;
  const now = Date.now();
  return {date: `${dayMonth(now, zone)} ${dayIn(zone, now).slice(0, 4)}`, time: clock(now, zone)};
}

function days() {
  return places.length > 0 ? places.map(today) : [dayIn(undefined, Date.now())];
}

/** @param {string | undefined} zone @param {number} at */
function dayIn(zone, at) {
  return new Intl.DateTimeFormat("en-CA", {timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit"}).format(at);
}
