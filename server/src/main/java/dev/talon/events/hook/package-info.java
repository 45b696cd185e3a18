/**
 * Webhooks: addresses that are told of events.
 *
 * <p>There is no second queue: the numbered events of a centre are the outbox, and a hook has its position in them. One
 * node at a time sends to a hook (a lease in its row). A message is settled by one statement, after it was answered; a
 * node that is killed in between leaves it unsettled, and it is sent once more with the same id.
 */
package dev.talon.events.hook;
