package dev.talon.table.publication;

import dev.talon.table.Form;
import dev.talon.table.TableWords;
import java.util.List;

/** The words of the printed table's header beside those of its published form. */
enum PrintWords {
    RU(
            "сумма двух средних",
            "по талонам, прошедшим оба этапа",
            List.of("Этапов", "Талонов"),
            List.of("Разность: измеренное минус публикуемое", "Разность в секундах: измеренное минус публикуемое")),
    EN(
            "sum of the two means",
            "over tickets that went through both",
            List.of("Stages", "Tickets"),
            List.of("Difference: measured less published", "Difference in seconds: measured less published"));

    private final String published;
    private final String measured;
    private final List<String> counts;
    private final List<String> differences;

    PrintWords(String published, String measured, List<String> counts, List<String> differences) {
        this.published = published;
        this.measured = measured;
        this.counts = counts;
        this.differences = differences;
    }

    static PrintWords of(TableWords words) {
        return valueOf(words.name());
    }

    /** The combined group where both of its forms stand beside each other. */
    String combined(String title, Form form) {
        return "%s (%s)".formatted(title, form == Form.PUBLISHED ? published : measured);
    }

    /** What a figure of a column is counted in. */
    String count(boolean tickets) {
        return counts.get(tickets ? 1 : 0);
    }

    String difference(boolean seconds) {
        return differences.get(seconds ? 1 : 0);
    }
}
