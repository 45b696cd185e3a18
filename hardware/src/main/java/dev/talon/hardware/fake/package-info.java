/**
 * A printer that is not there: it listens on a TCP port, works off ESC/POS as strictly as a real one would suffer from it,
 * and can be told to fail in the ways real ones fail. For tests of everything that prints, and for people who develop
 * without a printer on the desk. Nothing in the running system refers to it.
 */
package dev.talon.hardware.fake;
