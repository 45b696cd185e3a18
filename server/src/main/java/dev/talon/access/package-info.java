/**
 * Authentication and authorisation.
 *
 * <p>Three kinds of secrets identify a caller: the session cookie of a signed-in staff member, the token of a paired
 * device (a cookie in browsers, {@code Authorization: Bearer} for an agent), and the API token of a script. All are
 * 256 random bits; the tables store only their SHA-256. {@link dev.talon.access.Access} turns them into
 * {@link dev.talon.web.Principal}s and takes the one that the operation's {@code x-talon-allow} admits.
 *
 * <p>A node remembers what it looked up for five seconds. A revocation applies at once on its own node, and within
 * five seconds on the others.
 */
package dev.talon.access;
