// @ts-check
/** How many services a page holds, so that each has a row high enough to be read and touched. */

/**
 * @typedef {{columns: 1 | 2, rows: number, perPage: number, low: boolean, terse: boolean}} Shelf
 *   low: two columns whose tiles are too low for a band above the name; terse: too low for a hint
 * @typedef {{unit: number, width: number, height: number, gap: number, row: number, tile: number, tileWidth: number, pager: number}} Room
 *   unit: pixels of the kiosk's unit; the others in it: the room there is, and the lowest row of one column and of two
 */

/** A column of more than this is slower to read than two. */
const COLUMN = 4;
const BAND_ABOVE = 290;
const HINT = 300;

/**
 * @param {number} count how many services there are
 * @param {Room} room
 * @param {boolean} [paged] whether the row of the pager is there in any case
 * @returns {Shelf}
 */
export function shelfFor(count, room, paged = false) {
  const two = room.width >= 2 * room.tileWidth + room.gap;
  const height = room.height - room.pager - room.gap;
  const whole = paged ? height : room.height;
  if (count <= Math.min(COLUMN, rows(whole, room.row, room.gap))) return shelf(1, count, count, whole, room.gap);
  if (two && count <= 2 * rows(whole, room.tile, room.gap)) return shelf(2, Math.ceil(count / 2), count, whole, room.gap);
  const single = Math.min(COLUMN, rows(height, room.row, room.gap));
  const double = two ? 2 * rows(height, room.tile, room.gap) : 0;
  const most = Math.max(1, single, double);
  // Pages of nearly the same length: no last page of one.
  const perPage = Math.ceil(count / Math.ceil(count / most));
  const columns = double > single ? 2 : 1;
  return shelf(columns, Math.ceil(perPage / columns), perPage, height, room.gap);
}

/**
 * @param {1 | 2} columns
 * @param {number} rows
 * @param {number} perPage
 * @param {number} height
 * @param {number} gap
 * @returns {Shelf}
 */
function shelf(columns, rows, perPage, height, gap) {
  const row = (height + gap) / Math.max(1, rows) - gap;
  return {columns, rows: Math.max(1, rows), perPage: Math.max(1, perPage), low: columns === 2 && row < BAND_ABOVE, terse: row < HINT};
}

/**
 * @param {number} height
 * @param {number} lowest
 * @param {number} gap
 */
function rows(height, lowest, gap) {
  return Math.floor((height + gap) / (lowest + gap));
}

/**
 * What the style sheets give the services of this screen.
 *
 * @param {HTMLElement} services
 * @returns {Room}
 */
export function roomOf(services) {
  const style = getComputedStyle(services);
  /** @param {string} name */
  const given = (name) => parseFloat(style.getPropertyValue(name));
  const gap = given("--row-gap");
  const unit = parseFloat(style.rowGap) / gap;
  return {
    unit,
    width: services.clientWidth / unit,
    height: services.clientHeight / unit,
    gap,
    row: given("--row"),
    tile: given("--tile"),
    tileWidth: given("--tile-width"),
    pager: given("--pager"),
  };
}
