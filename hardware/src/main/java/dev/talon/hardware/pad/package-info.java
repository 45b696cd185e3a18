/**
 * A specialist's pad: a small keyboard on a serial line or USB cable of a computer with an agent, or of the server.
 *
 * <p>A {@link dev.talon.hardware.pad.PadLine} listens to one cable and reports which
 * {@link dev.talon.hardware.pad.PadKey} was pressed at which pad. The effect of the key depends on the state of the
 * desk, which is not decided here. The desk's page can be used at the same time: both give the same commands. A USB
 * keypad on the computer of the desk's page needs none of this: its keys reach the page.
 */
package dev.talon.hardware.pad;
