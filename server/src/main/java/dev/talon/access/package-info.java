/**
 * Who is it, and may they.
 *
 * <p>Three kinds of secrets prove who somebody is: the session cookie of a signed-in staff member, the token of a paired
 * device (a cookie in browsers, {@code Authorization: Bearer} for an agent), and the API token of a script. All are 256
 * random bits; the tables keep only their SHA-256. {@link dev.talon.access.Access} turns them into
 * {@link dev.talon.web.Principal}s and picks the one that the operation's {@code x-talon-allow} admits.
 *
 * <p>What was looked up is remembered for five seconds, so revoking on one node is seen by the others within that time;
 * on the node itself it is seen at once.
 */
package dev.talon.access;
