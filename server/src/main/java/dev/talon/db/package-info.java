/**
 * Access to PostgreSQL: a pipelined client for the commands, a pool for slow work, a blocking data source for the
 * workers, and the notifications (hints) that tell a node which centre has changed.
 *
 * <p>The queue lives in the database and nowhere else. A hint carries no data. It may be lost, late or repeated; the
 * poll of {@code centre(id, version)} finds what a lost one missed.
 */
package dev.talon.db;
