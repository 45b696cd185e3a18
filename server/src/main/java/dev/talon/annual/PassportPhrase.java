package dev.talon.annual;

import dev.talon.words.Words;
import java.util.Locale;

/** What the passports of the annual report say: the keys of {@code annual-passport.json}. */
enum PassportPhrase {
    YEAR_CLOSED,
    ALL_CLOSED,
    ALL_CLOSED_CHANGED,
    AND_BY_PHONE,
    AND_BY_PHONE_SOME,
    NOT_CLOSED,
    OPEN_AT_CENTRES,
    OPEN_BY_PHONE,
    CLOSING_TEXT,
    CLOSED_IN,
    BY_PHONE,
    BY_PHONE_CLOSED,
    BY_PHONE_OPEN,
    NO_CALLS,
    CLOSED_ON,
    AMENDMENTS,
    ENTERED,
    LAST_CHANGE,
    CHANGED_LATE,
    OF,
    DEFINITION,
    POPULATION,
    EXCLUDED,
    ROUNDING,
    ZONES,
    PERIOD,
    COMPUTED,
    VERSION,
    HASH,
    LAST,
    PAST_TALON,
    TYPED,
    IMPORTED,
    IN_PERSON_NAME,
    PHONE_NAME,
    CONTACTS_NAME,
    CLAIMS_NAME,
    SATISFACTION_NAME,
    CONTACTS_DEFINITION,
    CLAIMS_DEFINITION,
    SATISFACTION_DEFINITION,
    CONTACTS_COUNTED,
    ENTERED_COUNTED,
    NO_SHOW,
    CANCELLED,
    EXPIRED,
    OPEN,
    EMPTY,
    HIDDEN,
    NOT_ROUNDED,
    SHARES,
    SCORES,
    TICKETS_MONTH,
    CALLS_MONTH,
    ENTERED_MONTH,
    TABLE_PASSPORT,
    CALLS_PASSPORT;

    String in(QualityWords words, Object... put) {
        return new Words("annual-passport", words.language()).text(name().toLowerCase(Locale.ROOT), put);
    }
}
