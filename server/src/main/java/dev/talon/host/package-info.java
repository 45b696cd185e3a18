/** The hall administrator's side: finding a ticket of today, and what keeps the queue in order. */
package dev.talon.host;
