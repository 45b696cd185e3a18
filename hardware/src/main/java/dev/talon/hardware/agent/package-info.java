/**
 * The agent: a small program on a kiosk's computer that drives the printers on its cables for a Talon server. It opens one
 * connection to the server, outwards, so that no firewall has to be opened; it is paired like any device and is nobody without
 * its token.
 *
 * <p>What it must never do is print a ticket twice. So a {@link dev.talon.hardware.agent.Journal} on its disk knows a job before
 * the job's first byte goes out, and the server settles with it, before any new work on a new connection, what an earlier one
 * left open: a finished job is answered again, a begun one is uncertain, and one that the journal does not know can be given
 * again, since nothing that an ended connection still carried is ever obeyed.
 *
 * <p>Nothing here knows Vert.x: the program is one small jar, {@code talon-agent.jar}.
 */
package dev.talon.hardware.agent;
