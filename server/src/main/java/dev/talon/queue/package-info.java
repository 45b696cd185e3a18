/**
 * The domain types of the queue in plain Java: states, categories, labels, expected waits. They use no Vert.x, no SQL
 * and no clock of their own.
 *
 * <p>A ticket follows the route of its service, stage by stage. A stage is due at the moment of queuing plus its
 * norm, and the queue is ordered by this moment. A priority category halves the norm, so priority is bounded: it
 * overtakes only people who are still within their norm, and nobody waits for ever.
 *
 * <pre>
 * waiting → called → serving → served
 *    │         ├────→ no_show
 *    └─────────┴────→ cancelled, expired
 * </pre>
 */
package dev.talon.queue;
