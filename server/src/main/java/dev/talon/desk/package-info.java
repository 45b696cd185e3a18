/**
 * The specialist's side: calling, serving, finishing at a desk.
 *
 * <p>Every command is one statement with the same bones: {@code clock} (one moment for all its instants), {@code here} (the
 * desk), the change itself, {@code noted} (the event, which carries the Idempotency-Key), {@code bumped} (the centre's
 * version, always the last lock). What the change may touch is said in its WHERE: a state that does not fit changes nothing,
 * and {@link dev.talon.desk.Refusals} then finds out why.
 */
package dev.talon.desk;
