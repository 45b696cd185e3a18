/**
 * ESC/POS: turns a paper into the bytes for a printer of some {@link dev.talon.hardware.profile.PrinterProfile}.
 *
 * <p>A picture goes through {@link dev.talon.hardware.escpos.RasterBytes}. Letters are set on a
 * {@link dev.talon.hardware.escpos.TextPage}, line by line in the printer's columns;
 * {@link dev.talon.hardware.escpos.CodePage} replaces letters that the printer lacks, and
 * {@link dev.talon.hardware.escpos.TextBytes} makes the bytes. The commands are built with escpos-coffee. Its faults
 * are worked around where they affect paper: it sends images in one piece, names the wrong model of QR code, counts
 * characters for bytes, spoils copied styles and knows few code tables. Its connections are not used.
 */
package dev.talon.hardware.escpos;
