package dev.talon.hardware.sign;

import java.util.List;

/**
 * The text of a sign of a given width. A desk's number is shown whole or not at all: half of it would send people to
 * another desk. If the text is too long, it loses the ticket's letter first, then the ticket, then everything but the
 * desk.
 */
record SignText(String pattern, String arrow, int width) {
    private static final String LABEL = "{label}";
    private static final String ARROW = "{arrow}";
    private static final String DESK = "{desk}";

    /** The whole text, however long. */
    String whole(String label, String desk) {
        return pattern.replace(LABEL, label).replace(ARROW, arrow).replace(DESK, desk);
    }

    boolean fits(String label, String desk) {
        return !namesSomebody() || whole(label, desk).length() <= width;
    }

    /** The part of it that the sign shows. */
    String shown(String label, String desk) {
        if (!namesSomebody()) {
            return whole(label, desk);
        }
        String number = label.isEmpty() ? "" : label.substring(1);
        String deskAlone = namesDesk() ? desk : "";
        return List.of(whole(label, desk), whole(number, desk), whole("", desk), deskAlone).stream()
                .filter(text -> text.length() <= width)
                .findFirst()
                .orElse("");
    }

    /** How many characters are left for a desk's number beside a label. */
    int roomForDesk(String label) {
        return namesDesk() ? Math.max(0, width - whole(label, "").length()) : width;
    }

    boolean namesDesk() {
        return pattern.contains(DESK);
    }

    private boolean namesSomebody() {
        return pattern.contains(LABEL) || namesDesk();
    }
}
