package dev.talon.hardware.type;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Letters of one width, similar to a printer's own: each in a cell of {@value #WIDTH} by {@value #HEIGHT} dots, or a
 * multiple of it. They do not match a printer's letters dot by dot, because each make has its own.
 */
public final class Cells {
    /** Dots across a letter of the usual font. */
    public static final int WIDTH = 12;

    /** Dots from its top to its bottom. */
    public static final int HEIGHT = 24;

    /** Dots from one line of usual letters to the next. */
    public static final int LINE = 30;

    private static final double EM = 21;
    private static final double BASELINE = 20;
    private static final double SIDE = 0.5;

    private static final Map<Letter, BitSet> LETTERS = new ConcurrentHashMap<>();

    private record Letter(int character, boolean bold) {}

    private Cells() {}

    /** How far apart two lines are whose letters are so many times as high. */
    public static int line(int high) {
        return Math.max(LINE, HEIGHT * high);
    }

    /**
     * Draws a letter with the colour of {@code g}, each of its dots so many times as large; nothing for a space, or a sign that
     * Inter lacks.
     *
     * @param left the cell's left side
     * @param top its upper side
     * @param wide how many times the usual width
     * @param high how many times the usual height
     */
    public static void draw(Graphics2D g, int letter, int left, int top, int wide, int high, boolean bold) {
        BitSet dots = LETTERS.computeIfAbsent(new Letter(letter, bold), Cells::dots);
        dots.stream().forEach(dot -> g.fillRect(left + dot % WIDTH * wide, top + dot / WIDTH * high, wide, high));
    }

    /** The black dots of a letter's cell, row by row. */
    private static BitSet dots(Letter letter) {
        BufferedImage cell = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = cell.createGraphics();
        g.fill(shape(letter));
        g.dispose();
        BitSet dots = new BitSet();
        for (int dot = 0; dot < WIDTH * HEIGHT; dot++) {
            dots.set(dot, (cell.getRGB(dot % WIDTH, dot / WIDTH) & 0xFFFFFF) != 0);
        }
        return dots;
    }

    private static Shape shape(Letter letter) {
        if (BoxDrawing.has(letter.character())) {
            return BoxDrawing.shape(letter.character(), WIDTH, HEIGHT);
        }
        Typeface face = letter.bold() ? Typeface.BOLD : Typeface.MEDIUM;
        String sign = letter.character() == '∙' ? "·" : Character.toString(letter.character());
        Path2D shape = face.canDisplay(sign) ? face.outline(sign, 0) : new Path2D.Double();
        Rectangle2D bounds = shape.getBounds2D();
        AffineTransform place = AffineTransform.getTranslateInstance(WIDTH / 2.0, BASELINE);
        place.scale(Math.min(EM, (WIDTH - 2 * SIDE) / Math.max(bounds.getWidth(), 0.001)), EM);
        place.translate(-bounds.getCenterX(), 0);
        return shape.createTransformedShape(place);
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
