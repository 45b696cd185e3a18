package dev.talon.hardware.escpos;

/**
 * The look of letters in text mode.
 *
 * @param wide times the usual width, 1 to 8
 * @param high times the usual height, 1 to 8
 * @param inverse white on black
 */
public record Look(int wide, int high, boolean bold, boolean inverse, Side side) {
    /** Where a line stands. */
    public enum Side {
        LEFT,
        CENTRE
    }

    /** As the printer starts. */
    public static final Look PLAIN = new Look(1, 1, false, false, Side.LEFT);

    /** @throws IllegalArgumentException when no printer has letters so large */
    public Look {
        if (wide < 1 || wide > 8 || high < 1 || high > 8) {
            throw new IllegalArgumentException("letters are 1 to 8 times as large: " + wide + " by " + high);
        }
    }

    /** In the middle, so many times as wide and as high. */
    public static Look centred(int wide, int high, boolean bold) {
        return new Look(wide, high, bold, false, Side.CENTRE);
    }
}
