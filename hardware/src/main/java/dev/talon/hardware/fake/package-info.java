/**
 * A printer that is not there: it listens on a TCP port or at the end of any cable, works off ESC/POS as strictly as a
 * real one would suffer from it, tells how it is in every dialect, and can be told to fail in the ways real ones fail. For tests of everything that prints, and for people who develop
 * without a printer on the desk. {@link dev.talon.hardware.fake.FakePrinterCommand} is the
 * latter's command. Nothing that prints for visitors refers to it.
 */
package dev.talon.hardware.fake;
