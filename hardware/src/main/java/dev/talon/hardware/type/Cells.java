package dev.talon.hardware.type;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/**
 * Letters of one width, as a printer's own: each in a cell of {@value #WIDTH} by {@value #HEIGHT} dots, or so many times as
 * large. Close to what a printer shows, not to the dot: each make has its own letters.
 */
public final class Cells {
    /** Dots across a letter of the usual font. */
    public static final int WIDTH = 12;

    /** Dots from its top to its bottom. */
    public static final int HEIGHT = 24;

    /** Dots from one line of usual letters to the next. */
    public static final int LINE = 30;

    private static final double EM = 23;
    private static final double BASELINE = 19;
    private static final double SIDE = 0.5;

    private Cells() {}

    /** How far apart two lines are whose letters are so many times as high. */
    public static int line(int high) {
        return Math.max(LINE, HEIGHT * high);
    }

    /**
     * Draws a letter with the colour of {@code g}; nothing for a space, or a sign that Inter lacks.
     *
     * @param left the cell's left side
     * @param top its upper side
     * @param wide how many times the usual width
     * @param high how many times the usual height
     */
    public static void draw(Graphics2D g, int letter, int left, int top, int wide, int high, boolean bold) {
        AffineTransform cell = AffineTransform.getTranslateInstance(left, top);
        cell.scale(wide, high);
        if (BoxDrawing.has(letter)) {
            g.fill(BoxDrawing.shape(letter, WIDTH, HEIGHT).createTransformedShape(cell));
            return;
        }
        Typeface face = bold ? Typeface.BOLD : Typeface.MEDIUM;
        String sign = letter == '∙' ? "·" : Character.toString(letter);
        if (!face.canDisplay(sign)) {
            return;
        }
        Path2D shape = face.outline(sign, 0);
        shape.transform(AffineTransform.getScaleInstance(EM, EM));
        Rectangle2D bounds = shape.getBounds2D();
        if (bounds.isEmpty()) {
            return;
        }
        double squeeze = Math.min(1, (WIDTH - 2 * SIDE) / bounds.getWidth());
        cell.translate(WIDTH / 2.0, BASELINE);
        cell.scale(squeeze, 1);
        cell.translate(-bounds.getCenterX(), 0);
        g.fill(shape.createTransformedShape(cell));
    }

    /** Draws a line of letters of like size on white; inverse letters are white on black. */
    public static void line(
            Graphics2D g, String text, int left, int top, int wide, int high, boolean bold, boolean inverse) {
        int width = WIDTH * wide;
        g.setColor(Color.BLACK);
        if (inverse) {
            g.fillRect(left, top, text.length() * width, HEIGHT * high);
            g.setColor(Color.WHITE);
        }
        for (int i = 0; i < text.length(); i++) {
            draw(g, text.charAt(i), left + i * width, top, wide, high, bold);
        }
        g.setColor(Color.BLACK);
    }
}
