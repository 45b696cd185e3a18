/**
 * A specialist's pad: a small keyboard that hangs on a computer with an agent, on a serial line or USB.
 *
 * <p>A {@link dev.talon.hardware.pad.PadLine} listens to one cable and says which {@link dev.talon.hardware.pad.PadKey} was
 * pressed at which pad; what the key does is the desk's business, and depends on what happens there. The desk's page goes on
 * beside it: both give the same commands. A USB keypad on the computer of the desk's page needs none of this: its keys
 * reach the page.
 */
package dev.talon.hardware.pad;
