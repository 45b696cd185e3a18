/** The end of a business day: closes what is left in the queue, once a day for each centre, in its own time zone. */
package dev.talon.day;
