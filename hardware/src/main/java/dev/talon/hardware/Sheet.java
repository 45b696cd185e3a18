package dev.talon.hardware;

import dev.talon.hardware.type.Typeface;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A paper being filled from top to bottom. All lengths are dots. */
final class Sheet {
    private static final double LABEL_TIGHTNESS = 0.025;

    static {
        // On a kiosk's PC the environment may name a display. If it cannot be reached, Java would refuse to draw at
        // all.
        System.setProperty("java.awt.headless", "true");
    }

    private final int width;
    private final int margin;
    private final List<Ink> inks = new ArrayList<>();
    private int height;
    private int inksAtRule = -1;
    private int heightAtRule;

    /** Drawn once the height of the paper is known. */
    private interface Ink {
        void apply(Graphics2D g);
    }

    Sheet(int width, int margin) {
        this.width = width;
        this.margin = margin;
    }

    /**
     * An empty paper with the usual margins.
     *
     * @throws IllegalArgumentException when no printer has paper of that width
     */
    static Sheet of(int width) {
        if (width < 256 || width > 1024 || width % 8 != 0) {
            throw new IllegalArgumentException("paper is 256 to 1024 dots wide, in whole bytes: " + width);
        }
        return new Sheet(width, Sizes.of(width).margin());
    }

    void space(int dots) {
        height += dots;
    }

    /** A text in the middle, in as many lines as it needs; nothing when it is blank. */
    void centred(String text, Typeface face, int size, int line) {
        if (text.isBlank()) {
            return;
        }
        for (String part : Lines.even(text, face, size, textWidth())) {
            text(part, face, size, (width - face.width(part, size)) / 2, baseline(size, line));
            space(line);
        }
    }

    /** A text from margin to margin, or limited in height if it is too short for that. */
    void wide(String text, int highest) {
        Path2D shape = Typeface.HEAVY.outline(text.strip(), LABEL_TIGHTNESS);
        Rectangle2D bounds = shape.getBounds2D();
        double scale = Math.min(textWidth() / bounds.getWidth(), highest / Typeface.CAP_HEIGHT);
        int tall = (int) Math.ceil(bounds.getHeight() * scale);
        AffineTransform place = AffineTransform.getTranslateInstance((width - bounds.getWidth() * scale) / 2.0, height);
        place.scale(scale, scale);
        place.translate(-bounds.getX(), -bounds.getY());
        Shape placed = shape.createTransformedShape(place);
        inks.add(g -> g.fill(placed));
        space(tall);
    }

    /** A drawing of a given height that spans the paper from edge to edge. */
    void across(int tall, Drawing drawing) {
        int top = height;
        inks.add(g -> drawing.draw(g, width, top));
        space(tall);
    }

    /** Draws something as wide as the paper, beginning in a row. */
    interface Drawing {
        void draw(Graphics2D g, int width, int top);
    }

    /** A line across the paper. */
    void rule(int thickness) {
        int top = height;
        inks.add(g -> g.fillRect(margin, top, textWidth(), thickness));
        space(thickness);
        inksAtRule = inks.size();
        heightAtRule = height;
    }

    /** Whether nothing was drawn since the last line across the paper. */
    boolean isBareSinceRule() {
        return inksAtRule == inks.size();
    }

    /** Removes the space since the last line across the paper. */
    void backToRule() {
        height = heightAtRule;
    }

    /** A picture in the middle. */
    void picture(BufferedImage dots) {
        int left = (width - dots.getWidth()) / 2;
        int top = height;
        inks.add(g -> g.drawImage(dots, left, top, null));
        space(dots.getHeight());
    }

    /** A white text on a black bar in the middle, a little wider than the text. */
    void bar(String text, int size, int tall) {
        int top = height;
        int baseline = baseline(size, tall);
        double letters = Typeface.HEAVY.width(text, size);
        double left = (width - letters) / 2;
        int side = (int) (left - tall);
        inks.add(g -> {
            g.fillRect(side, top, width - 2 * side, tall);
            g.setColor(Color.WHITE);
            Typeface.HEAVY.draw(g, text, left, baseline, size);
            g.setColor(Color.BLACK);
        });
        space(tall);
    }

    /** A name on the left and its value on the right; the value goes below when both do not fit side by side. */
    void columns(String name, String value, int size, int row) {
        double valueWidth = Typeface.BOLD.width(value, size);
        double nameWidth = textWidth() - valueWidth - size / 2.0;
        boolean beside = nameWidth >= Math.min(Typeface.MEDIUM.width(name, size), textWidth() * 0.4);
        int line = size * 6 / 5;
        space((row - line) / 2);
        int top = height;
        List<String> names = Lines.full(name, Typeface.MEDIUM, size, beside ? nameWidth : textWidth());
        for (String part : names) {
            text(part, Typeface.MEDIUM, size, margin, baseline(size, line));
            space(line);
        }
        List<String> values = Lines.even(value, Typeface.BOLD, size, textWidth());
        int underNames = height;
        height = beside ? Math.max(top, height - line) : height;
        for (String part : values) {
            double left = width - margin - Typeface.BOLD.width(part, size);
            text(part, Typeface.BOLD, size, left, baseline(size, line));
            space(line);
        }
        height = Math.max(height, underNames);
        space(row - line - (row - line) / 2);
    }

    /** A QR code in the middle. Its modules are whole dots, so it is as near to the wanted width as possible. */
    void code(QrCode code, int wanted) {
        int widest = width / (code.side() + 2 * QrCode.QUIET);
        int module = Math.max(1, Math.min(widest, Math.max(4, wanted / code.side())));
        int side = code.side() * module;
        int left = (width - side) / 2;
        int top = height;
        inks.add(g -> {
            for (int row = 0; row < code.side(); row++) {
                for (int column = 0; column < code.side(); column++) {
                    if (code.black(column, row)) {
                        g.fillRect(left + column * module, top + row * module, module, module);
                    }
                }
            }
        });
        space(side);
    }

    /** The paper as it is now. */
    BufferedImage picture() {
        BufferedImage picture = new BufferedImage(width, Math.max(1, height), BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D g = picture.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
        g.setColor(Color.BLACK);
        inks.forEach(ink -> ink.apply(g));
        g.dispose();
        return picture;
    }

    private int textWidth() {
        return width - 2 * margin;
    }

    /** The baseline at which capital letters are centred in a line of this height. */
    private int baseline(int size, int line) {
        return height + (int) Math.round((line + size * Typeface.CAP_HEIGHT) / 2);
    }

    private void text(String text, Typeface face, int size, double left, int baseline) {
        inks.add(g -> face.draw(g, text, left, baseline, size));
    }
}
