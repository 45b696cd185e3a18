/**
 * What hangs on a cable: today the printer that gives a visitor the ticket on paper.
 *
 * <p>A {@link dev.talon.hardware.Slip} says what stands on the paper, {@link dev.talon.hardware.SlipImage} draws it dot by
 * dot, {@link dev.talon.hardware.SlipBytes} turns the picture into ESC/POS bytes, and a
 * {@link dev.talon.hardware.Printer} takes a {@link dev.talon.hardware.PrintOrder} to the paper and says honestly how far it
 * got. The whole slip, letters and QR code included, goes as a picture: what a printer's own letters would make of Cyrillic
 * depends on its firmware, a picture looks the same on all of them and can be shown on a screen before it is printed.
 *
 * <p>A printer is slow, has one line and may vanish; so each has its own thread and its own queue, every wait has an end,
 * and callers get a future at once. Nothing here knows Vert.x, the database or the queue.
 */
package dev.talon.hardware;
