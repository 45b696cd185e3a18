package dev.talon.annual;

import dev.talon.contactcentre.CallWords;
import dev.talon.table.TableWords;
import dev.talon.words.Words;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

/** The language of the annual report. */
public final class QualityWords extends Words {
    static final String NOTHING = "—";

    /** @param language a code of ISO 639-1 */
    QualityWords(String language) {
        super("annual", language);
    }

    TableWords table() {
        return new TableWords(language());
    }

    CallWords calls() {
        return new CallWords(language());
    }

    /** «Январь»; 0 is the year. */
    String month(int month) {
        return month == 0 ? Phrase.YEAR.in(this) : table().month(month);
    }

    /** «январь», as it stands within a sentence. @param month 1–12 */
    String monthWithin(int month) {
        return table().monthInside(month);
    }

    String number(OptionalLong number) {
        return number.isPresent() ? table().number(number.getAsLong()) : NOTHING;
    }

    String number(Optional<BigDecimal> number) {
        return number.map(this::decimal).orElse(NOTHING);
    }

    private String decimal(BigDecimal number) {
        var format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(2);
        return format.format(number);
    }

    /** A share of a whole, in per cent with one decimal. */
    String share(long part, long whole) {
        if (whole == 0) {
            return NOTHING;
        }
        var format = NumberFormat.getInstance(locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return text("percent", format.format(100.0 * part / whole));
    }

    /** «22 ноября 2026 г.» */
    String date(LocalDate date) {
        return date.format(DateTimeFormatter.ofPattern(text("date"), locale()));
    }
}
