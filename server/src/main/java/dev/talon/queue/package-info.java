/**
 * What a ticket is made of, in plain Java: states, categories, labels, expected waits. No Vert.x, no SQL, no clock of its own.
 *
 * <p>A ticket follows the route of its service, stage by stage. A stage is due when it was queued plus its norm, and that one
 * key orders the queue: a priority category shortens the norm, so priority is bounded: it overtakes only people who are
 * still inside their norm, and nobody starves.
 *
 * <pre>
 * waiting → called → serving → served
 *    │         ├────→ no_show
 *    └─────────┴────→ cancelled, expired
 * </pre>
 */
package dev.talon.queue;
