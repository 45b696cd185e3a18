/**
 * The visitor's side: issuing a ticket, following it, leaving the queue.
 *
 * <p>Each command is one SQL statement: it checks the state, makes the change, writes the event, and raises the
 * centre's version. It takes locks in this order: counter, stage, desk, and the centre's row last. A statement that
 * is repeated with the same {@code Idempotency-Key} violates the unique index of keys and changes nothing; its
 * first answer is then read.
 */
package dev.talon.ticket;
