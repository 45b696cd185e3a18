/**
 * The board: a small snapshot of a centre with a version, which screens show.
 *
 * <p>A screen always gets the whole board. A notification that is lost, late or repeated does no harm:
 * {@link dev.talon.board.BoardHub} reads the board and sends it to screens with an older one. All changes that come
 * while a board is being read are covered by one further read. A board is encoded once for all screens.
 */
package dev.talon.board;
