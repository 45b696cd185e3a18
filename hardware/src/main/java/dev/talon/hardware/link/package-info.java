/**
 * How bytes get to a device and back: where it is ({@link dev.talon.hardware.link.LinkAddress}) and the line to it
 * ({@link dev.talon.hardware.link.Link}), on which every wait ends. Nothing here knows what the bytes mean: printers and
 * signs speak over the same lines.
 *
 * <p>A network connection is waited for by a selector. A device file and a serial port block without end where the device
 * takes or says nothing, so each has a thread that reads and one that writes, and whoever uses the line waits for these no
 * longer than it wants to; closing the line ends both.
 */
package dev.talon.hardware.link;
