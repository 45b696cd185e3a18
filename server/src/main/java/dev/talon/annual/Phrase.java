package dev.talon.annual;

import java.util.Locale;

/** What the annual report says: the keys of {@code annual.json}. */
enum Phrase {
    TITLE,
    MADE,
    CONTENTS,
    YEAR,
    PERIOD,
    TOTAL,
    NOTE,
    IN_PERSON,
    CONTACT_CENTRE,
    CONTACTS,
    CLAIMS,
    SATISFACTION,
    HOURS,
    HOURS_BREAK,
    HOURS_OFF,
    HOURS_ROUND,
    HOURS_DAILY,
    HOURS_CLOSED,
    HOURS_OTHER,
    HOURS_SINCE,
    HOURS_SERVICE,
    METHOD,
    PASSPORT,
    ALL_CONTACTS,
    ALL_CONTACTS_AND_CLAIMS,
    CHANNEL,
    IN_YEAR,
    SHARE,
    BY_MONTH,
    NO_CLAIMS,
    NO_SATISFACTION,
    NO_HOURS,
    ASKED,
    SCORE,
    WHERE,
    OPEN,
    DASH,
    PATCHY,
    WEIGHTED,
    METHOD_IN_PERSON,
    METHOD_PHONE,
    METHOD_ENTERED,
    METHOD_MEAN,
    METHOD_TOTAL;

    String in(QualityWords words, Object... put) {
        return words.text(name().toLowerCase(Locale.ROOT), put);
    }

    static Phrase of(QualityPart part) {
        return valueOf(part.name());
    }
}
