// @ts-check

/**
 * How a text begins, where there is no room for all of it. A sign of two halves (an emoji) is never cut in two: half of one is refused by what
 * takes text for an address, and is a question mark elsewhere.
 *
 * @param {string} text
 * @param {number} most UTF-16 units
 */
export function beginning(text, most) {
  const cut = text.slice(0, most);
  return cut.length < text.length ? cut.replace(/[\uD800-\uDBFF]$/, "") : cut;
}
