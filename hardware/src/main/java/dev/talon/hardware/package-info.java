/**
 * What hangs on a cable: today the printer that gives a visitor the ticket on paper.
 *
 * <p>A {@link dev.talon.hardware.Slip} says what stands on a ticket's paper and a
 * {@link dev.talon.hardware.layout.SlipLayout} where and how large; {@link dev.talon.hardware.Paper} is such a pair, or a
 * test page. {@link dev.talon.hardware.PaperImage} draws it as it will be printed and {@link dev.talon.hardware.PaperBytes}
 * turns it into ESC/POS for a {@link dev.talon.hardware.profile.PrinterProfile}. A {@link dev.talon.hardware.Printer} takes a
 * {@link dev.talon.hardware.PrintOrder} to the paper and says honestly how far it got.
 *
 * <p>As a rule the whole paper, letters and QR code included, goes as a picture: what a printer's own letters would make of
 * Cyrillic depends on its firmware, a picture looks the same on all of them, and the picture on the screen is the one on the
 * paper, dot by dot. Where the line is too slow for 40 KB a ticket, a profile of text mode sets the same layout in the
 * printer's own letters.
 *
 * <p>{@link dev.talon.hardware.Printers} opens a printer at a {@link dev.talon.hardware.link.LinkAddress}: an ESC/POS printer
 * over the network, a device file or a serial port, a queue of the system's spooler, or a folder. An ESC/POS printer is
 * asked before each paper in the {@link dev.talon.hardware.Dialect} of its profile, gets the data, and has it confirmed by an
 * answer that it works off in order; where it cannot be asked, or a spooler stands in between, the paper ends as printed and
 * unconfirmed. The line to a local device stays open between papers, the one to a network printer does not.
 *
 * <p>A printer is slow, has one line and may vanish; so each has its own thread and its own queue, every wait has an end,
 * and callers get a future at once. Nothing here knows Vert.x, the database or the queue.
 */
package dev.talon.hardware;
