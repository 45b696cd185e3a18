/**
 * What screens show: the board, a small snapshot of a centre with a version.
 *
 * <p>A screen always gets the whole board. A signal that is lost, late or doubled is harmless: {@link dev.talon.board.BoardHub}
 * reads the board and sends it where it is newer. However many changes come while a board is being read, the next read is
 * one; however many screens a centre has, a board is encoded once.
 */
package dev.talon.board;
