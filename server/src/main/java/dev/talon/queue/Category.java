package dev.talon.queue;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The visitor's priority class; never a personal detail. */
public enum Category {
    ORDINARY(1.0),
    /** Due after half the norm: a bounded advantage. */
    PRIORITY(0.5);

    private final double shareOfNorm;

    Category(double shareOfNorm) {
        this.shareOfNorm = shareOfNorm;
    }

    /** The part of the norm after which a stage is due, in (0, 1]. */
    public double shareOfNorm() {
        return shareOfNorm;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Category of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
