/** The end of a business day: what the night leaves in the queue is closed, once a day for each centre, in its own zone. */
package dev.talon.day;
