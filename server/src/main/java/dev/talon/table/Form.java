package dev.talon.table;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The ways to calculate the combined figure. */
public enum Form {
    /** The sum of the two rounded means, as the published report does it. */
    PUBLISHED,
    /** The mean over tickets that really went through both kinds. */
    MEASURED,
    /** The two beside each other, and the measured less the published. */
    BOTH;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param word one of the contract's words */
    public static Form of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
