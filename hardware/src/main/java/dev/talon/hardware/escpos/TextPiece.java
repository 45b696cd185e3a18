package dev.talon.hardware.escpos;

import java.awt.image.BufferedImage;

/** One thing on a page of text mode. */
sealed interface TextPiece {
    /** A line of letters of the code page. */
    record Line(String text, Look look) implements TextPiece {}

    /** Empty lines. */
    record Feed(int lines) implements TextPiece {}

    /** Dots in the middle of the paper. */
    record Picture(BufferedImage dots) implements TextPiece {}

    /** @param module dots along a side of each of the code's squares */
    record Code(String url, int module) implements TextPiece {}
}
