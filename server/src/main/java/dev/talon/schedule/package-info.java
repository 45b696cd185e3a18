/**
 * The hours of a centre as they are entered and kept: weekly hours, special days, what is closed by hand, limits, and the
 * production calendars of countries, which are read from files. What follows from them is decided in
 * {@link dev.talon.hours}.
 */
package dev.talon.schedule;
