/**
 * The paper: jobs, handed to the printers that the server drives itself, and what became of them.
 *
 * <pre>
 * queued → printing → printed | uncertain | failed
 * queued → failed (too late: the visitor has left)
 * printing → queued (not a byte went out: once more by itself, 3 s later, if within 10 s of the touch)
 * </pre>
 *
 * <p>A ticket exists whatever its paper does. Nothing uncertain is printed again by itself: paper that comes out twice, or
 * later when nobody stands there, is worse than a number on a screen.
 *
 * <p>A printer is asked every 10 s how it is, while it does not print, and at once after a paper that went wrong. Any node may
 * ask: it takes a lease on the printer's row ({@code asked_until}) that ends with the answer, and by itself after 15 s. Nobody
 * else asks meanwhile and no paper begins; the node that asked looks for held-back papers as soon as it has its answer. While
 * nobody answers at the address the pauses grow to a minute. A change is kept in {@code printer_event} and raises the
 * centre's version, at which screens ask again.
 */
package dev.talon.printing;
