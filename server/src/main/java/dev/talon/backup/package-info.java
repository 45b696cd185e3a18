/** Backups of the embedded PostgreSQL on a schedule, and how many of them are kept. */
package dev.talon.backup;
