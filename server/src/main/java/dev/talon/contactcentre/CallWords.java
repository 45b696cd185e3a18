package dev.talon.contactcentre;

import dev.talon.words.Words;
import java.util.List;

/** The words of the contact centre's table, in the language of the report. */
public final class CallWords extends Words {
    /** @param language a code of ISO 639-1 */
    public CallWords(String language) {
        super("calls", language);
    }

    /** Three: the period, the wait, the service. */
    public List<String> columns() {
        return list("columns");
    }

    /** Eleven, in the order of {@link CallFigures#counts}. */
    List<String> counts() {
        return list("counts");
    }

    /** Pairs of a term and what it means. */
    List<List<String>> definitions() {
        return lines("definitions");
    }

    public String caption(int year) {
        return text("caption", year);
    }

    /** The line under the title: whose figures these are. */
    String below(CallsTable table) {
        return table.queues().isEmpty()
                ? text("contactCentre")
                : text("contactCentre") + ". " + text("queues", String.join(", ", table.queues()));
    }
}
