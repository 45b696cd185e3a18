package dev.talon.hardware;

/**
 * How large things are on a paper of a given width, in dots. Narrow paper gets smaller letters, but not in proportion:
 * the eye that reads them is the same.
 *
 * @param margin what stays white at either side
 * @param title the centre's name
 * @param service the service's name
 * @param text the facts
 * @param small address, caption and advice
 * @param row from one fact to the next
 * @param gap the unit of white space between groups
 * @param rule thickness of a line across the paper
 * @param code width the QR code should have, its white border not counted
 * @param highestLabel a short label grows no higher than this
 */
record Sizes(
        int margin,
        int title,
        int service,
        int text,
        int small,
        int row,
        int gap,
        int rule,
        int code,
        int highestLabel) {

    private static final double WIDE = SlipImage.WIDTH_80_MM;

    static Sizes of(int width) {
        double scale = 0.6 + 0.4 * width / WIDE;
        return new Sizes(
                width / 24,
                dots(30 * scale),
                dots(40 * scale),
                dots(27 * scale),
                dots(25 * scale),
                dots(41 * scale),
                dots(24 * scale),
                3,
                Math.min(dots(240 * scale), width * 9 / 16),
                width / 3);
    }

    /** From one baseline to the next within a text of this size. */
    int line(int size) {
        return dots(size * 1.22);
    }

    private static int dots(double value) {
        return (int) Math.round(value);
    }
}
