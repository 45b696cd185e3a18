/** Whole processes under load, killed again and again, and the books compared with what was acknowledged. */
package dev.talon.kill;
