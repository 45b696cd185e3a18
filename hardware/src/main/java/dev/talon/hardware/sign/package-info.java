/**
 * The signs over desks that hang on a cable: LED panels on a serial line or behind a network converter.
 *
 * <p>A {@link dev.talon.hardware.sign.SignState} says what a desk's sign shows; a
 * {@link dev.talon.hardware.sign.FrameTemplate} turns it into the bytes that one make of signs understands, all of it
 * configuration; a {@link dev.talon.hardware.sign.SignLine} carries frames to the signs of one cable. Signs answer nothing: so
 * each gets its last state again every half minute, and after a cable that was out.
 */
package dev.talon.hardware.sign;
