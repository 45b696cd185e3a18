package dev.talon.hardware.fake;

/** The answers of a printer about its state, for each behaviour and each dialect. */
final class StatusAnswers {
    private StatusAnswers() {}

    /** To {@code DLE EOT 1…4}. */
    static int[] realTime(Mood mood, int question) {
        boolean paperOut = mood == Mood.PAPER_OUT;
        boolean cover = mood == Mood.COVER_OPEN;
        int bits = switch (question) {
            case 1 -> mood.stops() ? 0x08 : 0;
            case 2 -> (cover ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (error(mood) != 0 ? 0x40 : 0) | feeding(mood, 0x08);
            case 3 -> error(mood);
            case 4 -> paperOut ? 0x6C : mood == Mood.PAPER_LOW ? 0x0C : 0;
            default -> 0;
        };
        return new int[] {0x12 | bits};
    }

    /** What it sends by itself after {@code GS a}. */
    static int[] automatic(Mood mood) {
        int printer = 0x10 | (mood.stops() ? 0x08 : 0) | (mood == Mood.COVER_OPEN ? 0x20 : 0) | feeding(mood, 0x40);
        int paper = mood == Mood.PAPER_OUT ? 0x0F : mood == Mood.PAPER_LOW ? 0x03 : 0;
        return new int[] {printer, error(mood), paper, 0x0F};
    }

    /** To Custom's {@code DLE EOT 20}. */
    static int[] full(Mood mood) {
        int paper = (mood == Mood.PAPER_OUT ? 0x05 : 0)
                | (mood == Mood.PAPER_LOW ? 0x04 : 0)
                | (mood == Mood.NOT_TAKEN ? 0x20 : 0);
        int user = (mood == Mood.COVER_OPEN ? 0x02 : 0) | feeding(mood, 0x20);
        int passing = mood == Mood.PAPER_JAM ? 0x40 : mood == Mood.OVERHEATED ? 0x01 : 0;
        int lasting = mood == Mood.CUTTER_JAMMED ? 0x01 : 0;
        return new int[] {0x10, 0x0F, paper, user, passing, lasting};
    }

    /** To {@code GS r 1}; a printer without paper does not get as far. */
    static int[] inOrder(Mood mood) {
        return new int[] {mood == Mood.PAPER_LOW ? 0x03 : 0};
    }

    private static int error(Mood mood) {
        return switch (mood) {
            case CUTTER_JAMMED -> 0x08;
            case PAPER_JAM -> 0x04;
            case OVERHEATED -> 0x40;
            default -> 0;
        };
    }

    private static int feeding(Mood mood, int bit) {
        return mood == Mood.OFFLINE ? bit : 0;
    }
}
