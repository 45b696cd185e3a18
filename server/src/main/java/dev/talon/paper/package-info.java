/**
 * What stands on a paper and how it looks: the words of a ticket, the layout that a centre gave it, and what the printers
 * are told, which is their profile.
 *
 * <p>A ticket's words come from its row ({@code SlipRow}); its layout is the newest that the centre decided, else the newest
 * for all centres, else the one that comes with Talon. A layout never changes once it is kept: a change is a new row with who
 * decided it and when, so a node may remember a layout by its id for as long as it likes and no paper ever waits for another
 * node's word. Logos are kept apart, each once, under the SHA-256 of their bytes.
 *
 * <p>Whoever edits a layout sees it as it will be printed: the picture that {@code POST /slip-preview} answers is drawn by the
 * same code as the paper. Nothing of it is kept.
 */
package dev.talon.paper;
