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
    /** A ticket: what stands on it, and where. */
    record Ticket(Slip slip, SlipLayout layout) implements Paper {
        public Ticket {
            Objects.requireNonNull(slip, "slip");
            Objects.requireNonNull(layout, "layout");
        }
    }

    /**
     * A test page: it names the printer's profile, shows the code page with its letters, a ruler of the width and a QR code.
     *
     * @param printer the printer's name, so that it is known which one printed
     * @param time when it was asked for, as it shall stand on the paper
     * @param url what the QR code says: ASCII, at most {@value Slip#LONGEST_URL} characters; empty for no QR code
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
