package dev.talon.annual;

import dev.talon.table.closing.FactsHash;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/** Writes entered figures in the canonical form that is hashed; {@code server/docs/reports.md} specifies it. */
final class EnteredFacts {
    static final String FORMAT = "talon-entered 1";

    private static final OffsetDateTime EPOCH = OffsetDateTime.parse("1970-01-01T00:00Z");
    private static final Comparator<EnteredFigure> ORDER = Comparator.comparing(EnteredFigure::code)
            .thenComparing(EnteredFigure::part)
            .thenComparing(EnteredFigure::month);

    private EnteredFacts() {}

    /** @param figures of the section, of lines that the report shows, in any order */
    static String text(String section, int year, List<EnteredFigure> figures) {
        var text = new StringBuilder(FORMAT + "\t" + section + "\t" + year + "\n");
        figures.stream()
                .sorted(ORDER)
                .forEach(figure -> text.append("%s\t%s\t%02d\t%s\t%s\t%s\n"
                        .formatted(
                                figure.code(),
                                figure.part(),
                                figure.month(),
                                figure.value().toPlainString(),
                                figure.put().map(EnteredFacts::micros).orElse(""),
                                figure.put().map(EnteredFigure.Put::actor).orElse(""))));
        return text.toString();
    }

    private static String micros(EnteredFigure.Put put) {
        return Long.toString(ChronoUnit.MICROS.between(EPOCH, put.at()));
    }

    /** SHA-256 as 64 hexadecimal digits. */
    static String hash(String section, int year, List<EnteredFigure> figures) {
        return FactsHash.of(text(section, year, figures));
    }
}
