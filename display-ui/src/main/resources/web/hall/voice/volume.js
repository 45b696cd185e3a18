// @ts-check
/** How loud the hall is now. */

/** @typedef {{from: string, volume: number}} Volume from: HH:MM; volume: percent */

/**
 * @param {Volume[]} volumes in their order; before the first of a day the last of the day before holds
 * @param {Date} now
 * @param {string | undefined} zone of the centre; undefined: the browser's
 * @returns {number} 0 to 1
 */
export function volumeAt(volumes, now, zone) {
  if (volumes.length === 0) return 1;
  const time = new Intl.DateTimeFormat("en-GB", {hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone}).format(now);
  const sorted = [...volumes].sort((a, b) => (a.from < b.from ? -1 : 1));
  const current = sorted.filter((each) => each.from <= time).pop() ?? sorted[sorted.length - 1];
  return current.volume / 100;
}
