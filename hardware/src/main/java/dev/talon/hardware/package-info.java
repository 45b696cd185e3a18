/**
 * Devices on a cable: printers, LED signs, key pads.
 *
 * <p>A {@link dev.talon.hardware.Slip} contains the texts of a ticket's paper, and a
 * {@link dev.talon.hardware.layout.SlipLayout} their order and size. {@link dev.talon.hardware.Paper} is such a pair,
 * or a test page. {@link dev.talon.hardware.PaperImage} draws it as it will be printed.
 * {@link dev.talon.hardware.PaperBytes} turns it into ESC/POS for a
 * {@link dev.talon.hardware.profile.PrinterProfile}. A {@link dev.talon.hardware.Printer} prints a
 * {@link dev.talon.hardware.PrintOrder} and reports the result.
 *
 * <p>Usually the whole paper, letters and QR code included, is sent as a picture. A printer's own Cyrillic letters
 * depend on its firmware; a picture looks the same on all of them, and the picture on the screen equals the paper dot
 * by dot. If the line is too slow for 40 KB a ticket, a profile of text mode prints the same layout in the printer's
 * own letters.
 *
 * <p>{@link dev.talon.hardware.Printers} opens a printer at a {@link dev.talon.hardware.link.LinkAddress}: an ESC/POS
 * printer over the network, a device file or a serial port, a queue of the system's spooler, or a folder. Before each
 * paper an ESC/POS printer is asked for its state in the {@link dev.talon.hardware.Dialect} of its profile. After the
 * data it confirms the paper with an answer that it gives in order. If it cannot be asked, or a spooler is between,
 * the paper ends as printed and unconfirmed. The line to a local device stays open between papers; the one to a
 * network printer does not.
 *
 * <p>A printer is slow, has one line and may disappear. So each has its own thread and its own queue, every wait has
 * a time limit, and callers get a future at once. Nothing here uses Vert.x, the database or the queue.
 */
package dev.talon.hardware;
