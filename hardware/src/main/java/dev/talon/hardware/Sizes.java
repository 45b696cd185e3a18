package dev.talon.hardware;

import dev.talon.hardware.layout.Block.Size;

/**
 * How large things are on a paper of a given width, in dots. Narrow paper gets smaller letters, but not in proportion:
 * the eye that reads them is the same.
 *
 * @param width of the paper
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
        int width,
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

    /** The unit of white space, in millimetres of 80 mm paper. */
    private static final int GAP_MM = 3;

    /** Wider lines are no easier to read, and every dot has to be sent. */
    private static final int WIDEST_ROOM = 528;

    private static final double WIDE = SlipImage.WIDTH_80_MM;

    static Sizes of(int width) {
        double scale = Math.min(1, 0.6 + 0.4 * width / WIDE);
        return new Sizes(
                width,
                Math.max(width / 24, (width - WIDEST_ROOM) / 2),
                dots(30 * scale),
                dots(40 * scale),
                dots(27 * scale),
                dots(25 * scale),
                dots(41 * scale),
                dots(24 * scale),
                3,
                Math.min(dots(240 * scale), width * 9 / 16),
                Math.min(width, SlipImage.WIDTH_80_MM) / 3);
    }

    /** The dots of white space in millimetres of 80 mm paper. */
    int space(double millimetres) {
        return (int) (gap * millimetres / GAP_MM);
    }

    /** The letters of a text. */
    int letters(Size size) {
        return switch (size) {
            case SMALL -> small;
            case NORMAL -> text;
            case MEDIUM -> title;
            case LARGE -> service;
            case HUGE -> service * 3 / 2;
        };
    }

    /** From one fact to the next. */
    int row(Size size) {
        return size == Size.NORMAL ? row : row * letters(size) / text;
    }

    /** How high a short label may be; it is never wider than the paper. */
    int label(Size size) {
        return switch (size) {
            case SMALL -> highestLabel / 4;
            case NORMAL -> highestLabel * 2 / 5;
            case MEDIUM -> highestLabel / 2;
            case LARGE -> highestLabel * 3 / 5;
            case HUGE -> highestLabel;
        };
    }

    /** How wide a QR code should be. */
    int code(Size size) {
        return switch (size) {
            case SMALL -> code * 3 / 4;
            case NORMAL -> code;
            case MEDIUM -> code * 5 / 4;
            case LARGE -> code * 3 / 2;
            case HUGE -> code * 7 / 4;
        };
    }

    /** How wide a logo may be. */
    int logo(Size size) {
        int inner = width - 2 * margin;
        return switch (size) {
            case SMALL -> inner / 4;
            case NORMAL -> inner * 2 / 5;
            case MEDIUM -> inner * 3 / 5;
            case LARGE -> inner * 4 / 5;
            case HUGE -> inner;
        };
    }

    /** How thick a line across is. */
    int rule(Size size) {
        return switch (size) {
            case SMALL -> 1;
            case NORMAL -> rule;
            case MEDIUM -> 2 * rule;
            case LARGE -> 3 * rule;
            case HUGE -> 4 * rule;
        };
    }

    /** From one baseline to the next within a text of this size. */
    int line(int size) {
        return dots(size * 1.22);
    }

    private static int dots(double value) {
        return (int) Math.round(value);
    }
}
