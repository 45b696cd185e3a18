package dev.talon.annual;

import dev.talon.contactcentre.CallWords;
import dev.talon.table.TableWords;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The language of the annual report. */
public enum QualityWords {
    RU,
    EN;

    static final String NOTHING = "—";

    static QualityWords of(String language) {
        return valueOf(language.toUpperCase(Locale.ROOT));
    }

    String language() {
        return name().toLowerCase(Locale.ROOT);
    }

    TableWords table() {
        return TableWords.of(language());
    }

    CallWords calls() {
        return CallWords.of(language());
    }

    /** «Январь»; 0 is the year. */
    String month(int month) {
        return month == 0 ? Phrase.YEAR.in(this) : table().month(month);
    }

    /** «январь», as it stands within a sentence. @param month 1–12 */
    String monthWithin(int month) {
        return this == RU ? month(month).toLowerCase(Locale.forLanguageTag(language())) : month(month);
    }

    String number(OptionalLong number) {
        return number.isPresent() ? table().number(number.getAsLong()) : NOTHING;
    }

    String number(Optional<BigDecimal> number) {
        return number.map(this::decimal).orElse(NOTHING);
    }

    private String decimal(BigDecimal number) {
        var format = NumberFormat.getInstance(Locale.forLanguageTag(language()));
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** A share of a whole, in per cent with one decimal. */
    String share(long part, long whole) {
        if (whole == 0) {
            return NOTHING;
        }
        var format = NumberFormat.getInstance(Locale.forLanguageTag(language()));
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(100.0 * part / whole) + (this == RU ? "\u00A0%" : "%");
    }

    /** «22 ноября 2026 г.» */
    String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(
                this == RU ? "d MMMM yyyy 'г.'" : "d MMMM yyyy", Locale.forLanguageTag(language())));
    }
}
