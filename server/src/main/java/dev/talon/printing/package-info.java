/**
 * Print jobs: given to the printers that the server drives itself, and to agents; and their results.
 *
 * <pre>
 * queued → printing → printed | uncertain | failed
 * queued → failed (too late: the visitor has left)
 * printing → queued (no byte was sent: once more 3 s later, if within 10 s of the touch)
 * </pre>
 *
 * <p>A ticket exists whatever happens to its paper. An uncertain paper is never printed again unless a person asks: a
 * second paper, or one that comes out when nobody is there, is worse than a number on a screen.
 *
 * <p>A printer is asked for its state every 10 s while it does not print, and at once after a paper that failed. Any
 * node may ask: it takes a lease on the printer's row ({@code asked_until}), which ends with the answer, or after 15
 * s. Meanwhile no other node asks and no paper begins; the node that asked looks for waiting papers as soon as it has
 * its answer. If nobody answers at the address, the pauses grow to a minute. A change is stored in
 * {@code printer_event} and raises the centre's version, and screens read again.
 */
package dev.talon.printing;
