/**
 * Accounts of staff, their sessions, and the tokens of scripts.
 *
 * <p>A password is kept as its Argon2id hash, a session and a token as the SHA-256 of 256 random bits. Sessions are rows:
 * they outlive a restart and hold on every node for twelve hours. A sign-in is counted before the password is looked at,
 * and takes the same time whether the login exists or not.
 */
package dev.talon.staff;
