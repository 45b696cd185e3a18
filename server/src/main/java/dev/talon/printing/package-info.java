/**
 * The paper: jobs, handed to the printers that the server drives itself, and what became of them.
 *
 * <pre>
 * queued → printing → printed | uncertain | failed
 * queued → failed (too late: the visitor has left)
 * </pre>
 *
 * <p>A ticket exists whatever its paper does. Nothing uncertain is printed again by itself: paper that comes out twice, or
 * later when nobody stands there, is worse than a number on a screen.
 */
package dev.talon.printing;
