// @ts-check
/** What the report says of several figures together; the same as the server's, to the last digit. */

/** Of what is known; null where nothing is. @param {(number | null)[]} values */
export function sumOf(values) {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((all, value) => all + Number(value), 0);
}

/**
 * The year's score, weighted by those asked, rounded half up to a hundredth; null where a month has a score and does not say of how
 * many, or none has.
 *
 * @param {(number | null)[]} scores with at most two decimals @param {(number | null)[]} asked whole numbers
 */
export function yearScore(scores, asked) {
  let sum = 0n;
  let weight = 0n;
  for (const [month, score] of scores.entries()) {
    if (score === null) continue;
    const of = BigInt(asked[month] ?? 0);
    if (of === 0n) return null;
    sum += BigInt(Math.round(score * 100)) * of;
    weight += of;
  }
  if (weight === 0n) return null;
  const sign = sum < 0n ? -1n : 1n;
  return Number(sign * ((2n * sign * sum + weight) / (2n * weight))) / 100;
}
