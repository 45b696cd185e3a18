/**
 * The look of a centre's tickets. A {@link dev.talon.hardware.layout.SlipLayout} is a list of blocks from top to
 * bottom: data that an administrator edits and sees at once as a picture. It sets the order and the size of the
 * parts. The texts come with each {@code Slip}, except the logo and free lines, which belong to the layout.
 */
package dev.talon.hardware.layout;
