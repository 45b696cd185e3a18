package dev.talon.hardware;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * The contents of a ticket's paper. Every text is already in the visitor's language. A text that is too long wraps,
 * and {@code \n} starts a new line.
 *
 * @param language of the texts: {@code ru}, {@code en}, {@code kk}…
 * @param centre name of the centre
 * @param address where the centre is; may be empty
 * @param label the ticket's label, such as К042; drawn as wide as the paper allows
 * @param service name of the service
 * @param lines facts in two columns, such as «Перед вами» and «4»; may be empty
 * @param url the contents of the QR code: printable ASCII, at most 300 characters; empty for no QR code
 * @param qrCaption the text below the QR code; may be empty, and is omitted when there is no QR code
 * @param advice what the visitor should have ready; may be empty
 * @param copy whether somebody may already hold the same paper
 */
public record Slip(
        String language,
        String centre,
        String address,
        String label,
        String service,
        List<Line> lines,
        String url,
        String qrCaption,
        String advice,
        boolean copy) {

    /** The longest address whose QR code on a 58 mm slip has modules that a telephone can distinguish. */
    public static final int LONGEST_URL = 300;

    /** @throws IllegalArgumentException when the label is blank, or the address for the QR code is not short ASCII */
    public Slip {
        Objects.requireNonNull(language, "language");
        Objects.requireNonNull(centre, "centre");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(qrCaption, "qrCaption");
        Objects.requireNonNull(advice, "advice");
        lines = List.copyOf(lines);
        if (label.isBlank()) {
            throw new IllegalArgumentException("a slip needs a label");
        }
        requireShortAscii(url);
    }

    static void requireShortAscii(String url) {
        if (!url.matches("[!-~]{0," + LONGEST_URL + "}")) {
            throw new IllegalArgumentException(
                    "the address of a QR code is printable ASCII of at most " + LONGEST_URL + " characters");
        }
    }

    /** The fact of a line: a layout may omit one or move it. */
    public enum Fact {
        /** How many wait before the visitor. */
        @JsonProperty("ahead")
        AHEAD,
        /** How long the wait is expected to be. */
        @JsonProperty("wait")
        WAIT,
        /** When the ticket was issued. */
        @JsonProperty("issued")
        ISSUED,
        /** Any other. */
        @JsonProperty("other")
        OTHER
    }

    /** A fact: its name on the left, its value on the right. */
    public record Line(Fact fact, String name, String value) {
        public Line {
            Objects.requireNonNull(fact, "fact");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        }

        /** Of no special kind. */
        public Line(String name, String value) {
            this(Fact.OTHER, name, value);
        }
    }
}
