/**
 * The LED signs over desks, on a serial line or behind a network converter.
 *
 * <p>A {@link dev.talon.hardware.sign.SignState} is what a desk's sign shows. A
 * {@link dev.talon.hardware.sign.FrameTemplate}, which is configuration, turns it into the bytes of one make of
 * signs. A {@link dev.talon.hardware.sign.SignLine} sends frames to the signs of one cable. Signs send no answers, so
 * each gets its last state again every half minute, and when its cable is connected again.
 */
package dev.talon.hardware.sign;
