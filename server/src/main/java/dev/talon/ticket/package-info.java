/**
 * The visitor's side: issuing a ticket, following it, leaving the queue.
 *
 * <p>Each command is one SQL statement: it checks the state, makes the change, writes the event, and bumps the centre's
 * version, in this order of locks: counter, stage, desk, and the centre's row last. A statement that comes again with the
 * same {@code Idempotency-Key} breaks the unique index of events and changes nothing; its answer is then read, not made.
 */
package dev.talon.ticket;
