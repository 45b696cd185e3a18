package dev.talon.contactcentre;

import dev.talon.table.TableWords;
import dev.talon.table.closing.Amendment;
import dev.talon.table.publication.ClosedWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The notes below a table with closed months: which months are closed, and each amendment with old and new figures.
 * Empty if no month is closed.
 */
final class CallClosedNotes {
    private final CallsTable table;
    private final CallPassportWords words;
    private final TableWords names;
    private final ClosedWords closed;

    private CallClosedNotes(CallsTable table, CallWords words) {
        this.table = table;
        this.words = new CallPassportWords(words);
        this.names = new TableWords(words.language());
        this.closed = new ClosedWords(names);
    }

    static List<String> of(CallsTable table, CallWords words) {
        return new CallClosedNotes(table, words).notes();
    }

    /** An amendment in one line. */
    static String line(Amendment<CallRow, CallFact> made, CallWords words) {
        TableWords names = new TableWords(words.language());
        return new ClosedWords(names).line(made, changes(made, new CallPassportWords(words), words), names);
    }

    private List<String> notes() {
        List<String> months = new ArrayList<>();
        List<String> differing = new ArrayList<>();
        for (ClosedCalls month : table.closed()) {
            months.add(closed.closed(month.month(), month.on(), month.by(), names));
            if (month.differs()) {
                differing.add(closed.differs(month.month(), Optional.empty(), names));
            }
            if (!month.zone().equals(table.zone()) || !month.queues().equals(table.queues())) {
                differing.add(
                        words.text("asClosed", names.month(month.month()), words.queues(month.queues()), month.zone()));
            }
        }
        CallWords language = new CallWords(names.language());
        return closed.under(
                months,
                differing,
                table.amendments().stream().map(made -> line(made, language)).toList());
    }

    /** The figures that are others now; the means first. */
    private static String changes(Amendment<CallRow, CallFact> made, CallPassportWords words, CallWords language) {
        List<String> changes = new ArrayList<>();
        for (CallFigure figure : CallFigure.values()) {
            String old = figure.printed(made.before(), language);
            String fresh = figure.printed(made.after(), language);
            if (figure.stands() && !old.equals(fresh)) {
                changes.add("%s %s → %s".formatted(words.name(figure), old, fresh));
            }
        }
        return String.join("; ", changes);
    }
}
