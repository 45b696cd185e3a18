/** The screens of a hall: what they say of themselves, what is asked of them, and the proof that they have shown a call. */
package dev.talon.screen;
