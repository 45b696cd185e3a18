/**
 * The agents: programs on kiosks' computers that drive the printers there ({@code dev.talon.hardware.agent}). Each keeps one
 * WebSocket to one of the nodes, {@code GET /api/v1/agent/line}.
 *
 * <pre>
 * agent                         node
 *   ── hello {version} ─────────►  the connection is the agent's: nobody gives it jobs on another one from now on
 *   ◄── recall {tries} ──────────  what do you know of those that are still open?
 *   ── known {ended, underWay} ─►  ended ones are ended; those it does not know are queued again, or too late
 *   ◄── welcome ─────────────────  the printers' jobs are looked for
 *   ◄── setup, job ──────────────
 *   ── result ──────────────────►  into the books
 *   ◄── kept ────────────────────
 * </pre>
 *
 * <p>The row {@code agent_line} says which connection is the agent's; a node takes a job for an agent's printer only in a
 * statement that holds that row fast. So of two nodes that both believe to hold the agent only the later one is right, and what
 * the earlier one claimed before is seen by the settling. A job whose connection breaks stays {@code printing} until the agent
 * is back and says what became of it, or for a minute.
 */
package dev.talon.agent;
