/**
 * ESC/POS: how a paper becomes the bytes that a printer of some {@link dev.talon.hardware.profile.PrinterProfile} gets.
 *
 * <p>A picture goes through {@link dev.talon.hardware.escpos.RasterBytes}. Letters are set on a
 * {@link dev.talon.hardware.escpos.TextPage}, line by line in the printer's columns, with what
 * {@link dev.talon.hardware.escpos.CodePage} makes of letters that the printer lacks, and go through
 * {@link dev.talon.hardware.escpos.TextBytes}. The commands are built with escpos-coffee, whose faults are worked around
 * where they would meet paper: it sends images in one piece, names the wrong model of QR code, counts characters for bytes,
 * spoils copied styles and knows few code tables; its connections are not used at all.
 */
package dev.talon.hardware.escpos;
