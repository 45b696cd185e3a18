/**
 * Scheduled reports, sent daily, weekly or monthly by e-mail or into a folder.
 *
 * <p>A row for each period says that it is due, so it is sent once, whichever node does it. A message is sent twice,
 * with the same message id, only if a node dies after the mail server accepted it and before that is stored. Failures
 * are tried again with growing pauses, then given up with the reason. By e-mail each recipient has a message and a
 * state of their own ({@code sending_letter}), stored as soon as it is known. A recipient who has got the message
 * never gets it again, and a refused one does not delay the others.
 */
package dev.talon.mailing;
