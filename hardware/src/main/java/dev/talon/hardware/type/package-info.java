/**
 * The letters on the paper: Inter, read from the same Maven artefact that gives the pages their web fonts.
 *
 * <p>The artefact carries WOFF files, one per script and weight. Java's own fonts cannot read WOFF, and they need the
 * system's font libraries and configuration, which small servers and containers often lack; they also draw a little
 * differently with each release. So this package reads the outlines itself ({@link dev.talon.hardware.type.Woff},
 * {@link dev.talon.hardware.type.Glyphs}) and fills them as plain shapes: the same dots on every machine, and no installed
 * font or font library is ever touched. {@link dev.talon.hardware.type.Typeface} joins the scripts of one weight.
 */
package dev.talon.hardware.type;
