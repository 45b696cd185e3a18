package dev.talon.table;

import dev.talon.words.Words;
import java.text.NumberFormat;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;

/** The words of the printed table, in the language of the report. */
public final class TableWords extends Words {
    /** What stands where a month has no figure; never 0:00:00. */
    public static final String NOTHING = "—";

    /** @param language a code of ISO 639-1 */
    public TableWords(String language) {
        super("table", language);
    }

    /** Three: consultation, cash, combined. */
    public List<String> columns() {
        return list("columns");
    }

    /** The month's name as it stands alone, with a capital. */
    public String month(int month) {
        String name = monthInside(month);
        return name.substring(0, 1).toUpperCase(locale()) + name.substring(1);
    }

    /** The month's name inside a sentence. */
    public String monthInside(int month) {
        return Month.of(month).getDisplayName(TextStyle.FULL_STANDALONE, locale());
    }

    public String note(Form form) {
        return text(
                switch (form) {
                    case PUBLISHED -> "note.published";
                    case MEASURED -> "note.measured";
                    case BOTH -> "note.both";
                });
    }

    public String excluded(Excluded out) {
        return text(
                out.wrongService() > 0 ? "excludedWrongService" : "excluded",
                number(out.noShow()),
                number(out.cancelled()),
                number(out.expired()),
                number(out.inaccurate()),
                number(out.wrongService()));
    }

    /** «46 920» */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale()).format(number);
    }
}
