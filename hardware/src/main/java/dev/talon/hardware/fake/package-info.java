/**
 * A fake printer. It listens on a TCP port or at the end of any cable and accepts ESC/POS as strictly as possible. It
 * reports its state in every dialect and can be told to fail in the ways in which real printers fail. It serves tests
 * of everything that prints, and developers who have no printer ({@link dev.talon.hardware.fake.FakePrinterCommand}).
 * Nothing that prints for visitors refers to it.
 */
package dev.talon.hardware.fake;
