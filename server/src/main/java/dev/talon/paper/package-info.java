/**
 * The contents and the look of a paper: the words of a ticket, the centre's layout, and the printers' profiles.
 *
 * <p>A ticket's words come from its row ({@code SlipRow}). Its layout is the centre's newest, else the newest for all
 * centres, else Talon's own. A stored layout never changes: a change is a new row with who saved it and when. So a
 * node may cache a layout by its id for ever, and no paper waits for another node. Logos are stored separately, each
 * once, under the SHA-256 of their bytes.
 *
 * <p>The editor of a layout shows it as it will be printed: the same code draws the picture of
 * {@code POST /slip-preview} and the paper. Nothing of the preview is stored.
 */
package dev.talon.paper;
