/**
 * Centres, their services and their desks.
 *
 * <p>Every change is one statement that also writes an event and raises the centre's version; its answer carries the
 * version, so that the screens can be told. Closed services and removed desks stay as rows: history names them.
 */
package dev.talon.centre;
