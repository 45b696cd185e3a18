/**
 * When a centre and its services are open, in plain Java: {@link dev.talon.hours.Hours} says what has been entered,
 * {@link dev.talon.hours.Opening} what follows from it at a moment, {@link dev.talon.hours.LastTicket} how many may still
 * queue up before closing. No SQL and no clock is in here. The schema's function {@code worked_on} is the same rule for
 * reports; a test compares both.
 */
package dev.talon.hours;
