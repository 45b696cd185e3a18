/**
 * How bytes get to a device and back: where it is ({@link dev.talon.hardware.link.LinkAddress}) and the line to it
 * ({@link dev.talon.hardware.link.Link}), on which every wait ends. Nothing here knows what the bytes mean: printers and
 * signs speak over the same lines.
 */
package dev.talon.hardware.link;
