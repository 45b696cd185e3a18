/**
 * Centres, their services and their desks.
 *
 * <p>Every change is one statement that also writes an event and raises the centre's version. The statement returns
 * the version, so that screens can be notified. Closed services and removed desks stay as rows, because history
 * refers to them.
 */
package dev.talon.centre;
