// @ts-check
/** A layout while it is edited: plain data, and the steps that change it. None changes what it is given. */

/**
 * @typedef {{kind: string, on: boolean, size: string, above: number, text: Record<string, string>}} Block
 * @typedef {{blocks: Block[], logo: string | null}} Draft
 * @typedef {Draft & {origin: "centre" | "server" | "shipped", changedBy: string | null, changedAt: string | null}} Layout
 */

/** In the order of a list to choose from. */
export const SIZES = ["small", "normal", "medium", "large", "huge"];
/** Blocks of which there may be several; each of the others is there once. */
export const REPEATED = ["text", "rule", "space"];
/** Nothing says them on today's tickets. */
const SILENT = ["facts"];
const MOST_ABOVE = 40;
/** What a rule or a space is, is not a matter of letters. */
const SIZELESS = ["space"];

/** @param {Block} block */
export function isShown(block) {
  return !SILENT.includes(block.kind);
}

/** @param {Block} block */
export function hasSize(block) {
  return !SIZELESS.includes(block.kind);
}

/** @param {Draft} layout @returns {Draft} */
export function draftOf({blocks, logo}) {
  return {blocks: blocks.map((block) => ({...block, text: {...block.text}})), logo};
}

/** @param {Draft} one @param {Draft} other */
export function isSame(one, other) {
  return JSON.stringify(draftOf(one)) === JSON.stringify(draftOf(other));
}

/** Where a block goes when it moves past its neighbour; -1 where there is none. @param {Draft} draft @param {number} at @param {1 | -1} by */
export function neighbour({blocks}, at, by) {
  let to = at + by;
  while (blocks[to] && !isShown(blocks[to])) to += by;
  return blocks[to] ? to : -1;
}

/** @param {Draft} draft @param {number} at @param {number} to @returns {Draft} */
export function moved(draft, at, to) {
  const blocks = [...draft.blocks];
  const [block] = blocks.splice(at, 1);
  blocks.splice(to, 0, block);
  return {...draft, blocks};
}

/** @param {Draft} draft @param {number} at @param {Partial<Block>} change @returns {Draft} */
export function changed(draft, at, change) {
  return {...draft, blocks: draft.blocks.map((block, i) => (i === at ? {...block, ...change} : block))};
}

/** @param {Draft} draft @param {string} kind @returns {Draft} */
export function added(draft, kind) {
  const block = {kind, on: true, size: "normal", above: kind === "space" ? 3 : 1.5, text: {}};
  return {...draft, blocks: [...draft.blocks, block]};
}

/** @param {Draft} draft @param {number} at @returns {Draft} */
export function removed(draft, at) {
  return {...draft, blocks: draft.blocks.filter((_, i) => i !== at)};
}

/** Half a millimetre is the finest step of paper. @param {string} typed */
export function aboveOf(typed) {
  const value = Math.round(Number(typed.replace(",", ".")) * 2) / 2;
  return Number.isFinite(value) ? Math.min(MOST_ABOVE, Math.max(0, value)) : 0;
}
