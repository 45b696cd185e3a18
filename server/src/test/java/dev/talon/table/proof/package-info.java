/** Proofs of the published figures: random histories, and what is summed up against the facts, moment by moment. */
package dev.talon.table.proof;
