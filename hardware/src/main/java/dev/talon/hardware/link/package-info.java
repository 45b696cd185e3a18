/**
 * Carries bytes to a device and back: its address ({@link dev.talon.hardware.link.LinkAddress}) and the line to it
 * ({@link dev.talon.hardware.link.Link}), on which every wait has a time limit. Nothing here knows the meaning of the
 * bytes: printers and signs use the same lines.
 *
 * <p>A selector waits for a network connection. A device file and a serial port block for ever while the device
 * accepts or sends nothing; so each has one thread that reads and one that writes. A caller waits for these only as
 * long as it wants to. Closing the line ends both.
 */
package dev.talon.hardware.link;
