package dev.talon.hardware;

import dev.talon.hardware.type.Typeface;
import java.awt.Graphics2D;

/** A scale from the first dot of the paper to the last: dots above, millimetres below. */
final class Ruler {
    /** How high it is, in dots. */
    static final int TALL = 104;

    private static final int MIDDLE = TALL / 2;
    private static final int LETTERS = 20;
    private static final double MM_AN_INCH = 25.4;

    private Ruler() {}

    static void draw(Graphics2D g, int width, int top, int dpi) {
        g.fillRect(0, top, 2, TALL);
        g.fillRect(width - 2, top, 2, TALL);
        g.fillRect(0, top + MIDDLE - 1, width, 2);
        for (int dot = 0; dot < width; dot += 10) {
            int tall = dot % 100 == 0 ? 24 : dot % 50 == 0 ? 16 : 8;
            g.fillRect(dot, top + MIDDLE - tall, 1, tall);
            if (dot % 100 == 0 && dot > 0) {
                label(g, dot, dot, width, top + MIDDLE - 28);
            }
        }
        for (int mm = 0; dot(mm, dpi) < width; mm++) {
            int tall = mm % 10 == 0 ? 24 : mm % 5 == 0 ? 16 : 8;
            g.fillRect(dot(mm, dpi), top + MIDDLE, 1, tall);
            if (mm % 10 == 0 && mm > 0) {
                label(g, mm, dot(mm, dpi), width, top + MIDDLE + 28 + LETTERS * 3 / 4);
            }
        }
    }

    private static int dot(int millimetres, int dpi) {
        return (int) Math.round(millimetres * dpi / MM_AN_INCH);
    }

    private static void label(Graphics2D g, int number, int at, int width, int baseline) {
        String text = Integer.toString(number);
        double wide = Typeface.MEDIUM.width(text, LETTERS);
        if (at + wide / 2 < width - 4) {
            Typeface.MEDIUM.draw(g, text, at - wide / 2, baseline, LETTERS);
        }
    }
}
