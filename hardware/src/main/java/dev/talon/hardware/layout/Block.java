package dev.talon.hardware.layout;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;

/**
 * One part of a ticket, such as its label or its QR code.
 *
 * @param kind what it is
 * @param on whether it is printed; one that is off keeps its place in the list
 * @param size how large it is
 * @param above white space above it in millimetres of 80 mm paper, 0 to 40 in steps of 0.5. A block without contents
 *     takes no space at all; {@link Kind#SPACE} is only its space
 * @param text for {@link Kind#TEXT} its words by language ({@code ru}, {@code en}, {@code kk}…), each at most
 *     {@value #LONGEST_TEXT} characters; empty for any other kind
 */
public record Block(Kind kind, boolean on, Size size, double above, Map<String, String> text) {
    /** The longest text of a language, in characters. */
    public static final int LONGEST_TEXT = 500;

    private static final int MOST_ABOVE = 40;

    /** What a block prints. */
    public enum Kind {
        /** The layout's logo. */
        @JsonProperty("logo")
        LOGO,
        /** The centre's name. */
        @JsonProperty("centre")
        CENTRE,
        /** The centre's address. */
        @JsonProperty("address")
        ADDRESS,
        /** The ticket's label; every layout prints it, once. */
        @JsonProperty("label")
        LABEL,
        /** The service's name. */
        @JsonProperty("service")
        SERVICE,
        /** Facts that are none of the three below, such as which stage comes first. */
        @JsonProperty("facts")
        FACTS,
        /** How many wait before the visitor. */
        @JsonProperty("ahead")
        AHEAD,
        /** How long the wait is expected to be. */
        @JsonProperty("wait")
        WAIT,
        /** When the ticket was issued. */
        @JsonProperty("issued")
        ISSUED,
        /** A text of the centre's own, in the visitor's language. */
        @JsonProperty("text")
        TEXT,
        /** What a visitor of this service should have ready. */
        @JsonProperty("advice")
        ADVICE,
        /** The QR code with its caption. */
        @JsonProperty("qr")
        QR,
        /** A line across the paper; two with nothing between them are one. */
        @JsonProperty("rule")
        RULE,
        /** White space. */
        @JsonProperty("space")
        SPACE;

        /** Whether it may stand in a layout more than once. */
        public boolean repeats() {
            return this == TEXT || this == RULE || this == SPACE;
        }

        /** The size it has where nobody chose. */
        public Size usual() {
            return switch (this) {
                case LABEL -> Size.HUGE;
                case SERVICE -> Size.LARGE;
                case CENTRE -> Size.MEDIUM;
                case ADDRESS, ADVICE -> Size.SMALL;
                default -> Size.NORMAL;
            };
        }
    }

    /** How large a block is: its letters, the code's or the logo's width, the line's thickness. */
    public enum Size {
        @JsonProperty("small")
        SMALL,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("medium")
        MEDIUM,
        @JsonProperty("large")
        LARGE,
        @JsonProperty("huge")
        HUGE
    }

    /** @throws IllegalArgumentException when a part is missing or out of its range; the message says which */
    public Block {
        if (kind == null) {
            throw new IllegalArgumentException("a block needs a kind");
        }
        size = Objects.requireNonNullElse(size, kind.usual());
        text = text == null ? Map.of() : Map.copyOf(text);
        if (!(above >= 0 && above <= MOST_ABOVE) || above * 2 != Math.rint(above * 2)) {
            throw new IllegalArgumentException("above is 0 to " + MOST_ABOVE + " mm in steps of 0.5: " + above);
        }
        if (kind != Kind.TEXT && !text.isEmpty()) {
            throw new IllegalArgumentException("only a block of the kind text has a text of its own");
        }
        check(text);
    }

    /** A block that prints, of its usual size. */
    public static Block of(Kind kind, double above) {
        return new Block(kind, true, kind.usual(), above, Map.of());
    }

    private static void check(Map<String, String> texts) {
        texts.forEach((language, text) -> {
            if (!language.matches("[a-z]{2,3}")) {
                throw new IllegalArgumentException("a language is two or three small letters, such as ru: " + language);
            }
            if (text.length() > LONGEST_TEXT) {
                throw new IllegalArgumentException(
                        "a text is at most " + LONGEST_TEXT + " characters: " + text.length());
            }
        });
    }
}
