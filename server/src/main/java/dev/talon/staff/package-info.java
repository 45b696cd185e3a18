/**
 * Accounts of staff, their sessions, and the tokens of scripts.
 *
 * <p>A password is stored as its Argon2id hash, a session and a token as the SHA-256 of 256 random bits. Sessions are
 * rows: they survive a restart and are valid on every node for twelve hours. A try to sign in is counted before the
 * password is compared. It takes the same time whether the login exists or not.
 */
package dev.talon.staff;
