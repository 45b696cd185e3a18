/** Visitors at a kiosk who ask for somebody of the staff: the call, its answer, and how many there were. */
package dev.talon.help;
