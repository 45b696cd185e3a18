/**
 * PostgreSQL as the rest of Talon sees it: a pipelined client for the commands, a pool for slow work, a blocking data
 * source for the workers, and the hints that tell a node which centre has changed.
 *
 * <p>The queue lives in the database and nowhere else. A hint is never the truth: it may be lost, late or doubled, and
 * the poll of {@code centre(id, version)} repairs what was lost.
 */
package dev.talon.db;
