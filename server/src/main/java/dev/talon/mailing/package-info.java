/**
 * Reports that are sent by themselves, daily, weekly or monthly, by e-mail or into a folder. A row per period says that it is
 * due, so it is sent once, whichever of the nodes does it; only a node that dies after the mail server has taken the message
 * and before that is noted makes it go twice, with the same message id. What fails is tried again with growing pauses, then
 * given up with the reason. By e-mail each recipient has a message and a state of their own ({@code sending_letter}), noted as
 * soon as it is known: whoever has got it never gets it again, and a refused one keeps it from nobody.
 */
package dev.talon.mailing;
