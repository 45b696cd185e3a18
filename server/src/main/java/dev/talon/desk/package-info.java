/**
 * The specialist's side: calling, serving and finishing at a desk.
 *
 * <p>Every command is one statement of the same parts: {@code clock} (one moment for all its times), {@code here}
 * (the desk), the change itself, {@code noted} (the event, which carries the Idempotency-Key), {@code bumped} (the
 * centre's version, always the last lock). The WHERE of the change says which states it accepts. If the state does
 * not fit, nothing changes, and {@link dev.talon.desk.Refusals} finds out why.
 */
package dev.talon.desk;
