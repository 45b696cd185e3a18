/**
 * The agents: programs on kiosks' computers that drive the printers there ({@code dev.talon.hardware.agent}). Each
 * keeps one WebSocket to one of the nodes, {@code GET /api/v1/agent/line}.
 *
 * <pre>
 * agent                         node
 *   ── hello {version} ─────────►  this connection is now the agent's: no other connection gets its jobs
 *   ◄── recall {tries} ──────────  what do you know of these open jobs?
 *   ── known {ended, underWay} ─►  ended ones are ended; unknown ones are queued again, or too late
 *   ◄── welcome ─────────────────  the node looks for jobs of the agent's printers
 *   ◄── setup, job ──────────────
 *   ── result ──────────────────►  the result is stored
 *   ◄── kept ────────────────────
 * </pre>
 *
 * <p>The row {@code agent_line} names the agent's latest connection. A node takes a job for an agent's printer only
 * in a statement that locks that row. If two nodes believe that they have the agent, only the one with the later
 * connection is right, and it settles the jobs that the other took before. If a connection breaks, its job stays
 * {@code printing} until the agent is back and reports the result, or for a minute.
 */
package dev.talon.agent;
