// @ts-check
/** A number as clips: 0–99 are whole, so only a hundred and a thousand are joined to what follows. */

/**
 * @param {number} number 0–9999
 * @returns {string[]} names of clips
 */
export function numberClips(number) {
  const clips = [];
  const thousands = Math.floor(number / 1000);
  const hundreds = Math.floor(number / 100) % 10;
  const rest = number % 100;
  if (thousands > 0) clips.push(String(thousands * 1000));
  if (hundreds > 0) clips.push(String(hundreds * 100));
  if (rest > 0 || clips.length === 0) clips.push(String(rest));
  return clips;
}

/**
 * What somebody reads out from digits.
 *
 * @param {string} digits
 * @param {"silent" | "digits"} zeros silent: 042 is forty-two; digits: zero, four, two
 * @returns {string[]}
 */
export function digitClips(digits, zeros) {
  const number = Number(digits);
  const leading = digits.length > 1 && digits.startsWith("0");
  if ((zeros === "digits" && leading) || number > 9999) return [...digits];
  return numberClips(number);
}
