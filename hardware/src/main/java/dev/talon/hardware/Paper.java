package dev.talon.hardware;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.talon.hardware.layout.SlipLayout;
import java.util.Objects;

/** A paper that a printer can print. In JSON the field {@code paper} names its kind. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "paper")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Paper.Ticket.class, name = "ticket"),
    @JsonSubTypes.Type(value = Paper.Test.class, name = "test")
})
public sealed interface Paper {
    /** A ticket: its contents and its layout. */
    record Ticket(Slip slip, SlipLayout layout) implements Paper {
        public Ticket {
            Objects.requireNonNull(slip, "slip");
            Objects.requireNonNull(layout, "layout");
        }
    }

    /**
     * A test page. It shows the printer's profile, the code page, a ruler of the width and a QR code.
     *
     * @param printer the printer's name, to show which one printed
     * @param time when it was requested, as printed
     * @param url the contents of the QR code: ASCII, at most {@value Slip#LONGEST_URL} characters; empty for no QR code
     * @param language {@code ru}, or any other for English
     */
    record Test(String printer, String time, String url, String language) implements Paper {
        public Test {
            Objects.requireNonNull(printer, "printer");
            Objects.requireNonNull(time, "time");
            Objects.requireNonNull(language, "language");
            Slip.requireShortAscii(url);
        }
    }
}
