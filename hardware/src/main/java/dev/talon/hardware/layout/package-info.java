/**
 * What a centre's tickets look like: a {@link dev.talon.hardware.layout.SlipLayout} is a list of blocks from top to bottom,
 * data that an administrator edits and sees at once as a picture. It says where things stand and how large they are; what
 * they say comes with each {@code Slip}, except the logo and free lines, which are the layout's own.
 */
package dev.talon.hardware.layout;
