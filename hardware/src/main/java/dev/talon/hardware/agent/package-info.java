/**
 * The agent: a small program on a kiosk's computer that drives the printers on its cables for a Talon server. It
 * opens one outgoing connection to the server, so that no firewall has to be opened. It is paired like any device and
 * has no rights without its token.
 *
 * <p>It must never print a ticket twice. Therefore the {@link dev.talon.hardware.agent.Journal} on its disk records a
 * job before the job's first byte is sent. On a new connection, before any new work, the server asks about the jobs
 * that an earlier connection left open. A finished job gets its result again, and a begun one is uncertain. A job
 * that the journal does not know can be sent again, because the agent obeys no message of a connection that has
 * ended.
 *
 * <p>Nothing here uses Vert.x: the program is one small jar, {@code talon-agent.jar}.
 */
package dev.talon.hardware.agent;
