package dev.talon.table.publication;

import dev.talon.document.CsvTimes;
import dev.talon.table.Cell;
import dev.talon.table.ClosedMonth;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import dev.talon.table.closing.Amendment;
import dev.talon.table.closing.ShownMonth;
import dev.talon.table.closing.StageFact;
import dev.talon.words.Words;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a document says of closed months and of what was amended since. */
public final class ClosedWords extends Words {
    /** Amendments that stand under the table; the rest is counted. */
    private static final int SHOWN = 8;

    public ClosedWords(TableWords words) {
        super("table-closed", words.language());
    }

    /** What stands under a table with closed months: which they are, then each amendment with old and new; none without. */
    List<String> notes(
            MonthlyTable table, TableWords words, List<Amendment<ShownMonth, StageFact>> amendments, int centres) {
        List<String> notes = new ArrayList<>();
        List<String> months = new ArrayList<>();
        for (MonthlyTable.Month month : table.months()) {
            if (!month.closed().isEmpty()) {
                months.add(closed(month, words, centres));
            }
            month.closed().stream()
                    .filter(ClosedMonth::differs)
                    .forEach(bad -> notes.add(differs(month.month(), Optional.of(bad.centre()), words)));
        }
        return under(
                months,
                notes,
                amendments.stream().map(made -> line(made, words)).toList());
    }

    /**
     * What stands under a table with closed months: which they are, what does not fit, and what was amended.
     *
     * @param months     of {@link #closed(int, LocalDate, String, TableWords)}
     * @param amendments of {@link #line(Amendment, String, TableWords)}; the first of them are shown
     */
    public List<String> under(List<String> months, List<String> differing, List<String> amendments) {
        List<String> notes = new ArrayList<>();
        if (!months.isEmpty()) {
            notes.add(text("closed", String.join(", ", months)));
        }
        notes.addAll(differing);
        notes.addAll(amendments.subList(0, Math.min(SHOWN, amendments.size())));
        if (amendments.size() > SHOWN) {
            notes.add(text("more", amendments.size() - SHOWN));
        }
        return notes;
    }

    /** That a month was closed, when and by whom. */
    public String closed(int month, LocalDate on, String by, TableWords words) {
        return text("one", words.monthInside(month), date(on), by);
    }

    /** That the facts of a month are not what was signed. @param centre code; empty: the contact centre */
    public String differs(int month, Optional<String> centre, TableWords words) {
        return text("differs", words.month(month), ofCentre(centre));
    }

    private String ofCentre(Optional<String> centre) {
        return centre.map(code -> text("ofCentre", code)).orElse("");
    }

    private String closed(MonthlyTable.Month month, TableWords words, int centres) {
        ClosedMonth first = month.closed().get(0);
        return centres == 1
                ? closed(month.month(), first.on(), first.by(), words)
                : text(
                        "several",
                        words.monthInside(month.month()),
                        month.closed().size(),
                        centres);
    }

    /** An amendment in one line. */
    String line(Amendment<ShownMonth, StageFact> made, TableWords words) {
        return line(made, changes(made.before(), made.after()), words);
    }

    /** An amendment in one line. @param changes which figures it changed, how; empty: none of the table's */
    public String line(Amendment<?, ?> made, String changes, TableWords words) {
        YearMonth month = YearMonth.parse(made.month());
        String why =
                made.reason().map(given -> text("reason", given)).orElse(text(made.found() ? "found" : "noReason"));
        String who = made.author().equals("unknown") ? text("nobody") : made.by();
        return text(
                "amended",
                words.month(month.getMonthValue()),
                ofCentre(made.centre()),
                made.number(),
                date(made.at().toLocalDate()),
                who,
                changes.isEmpty() ? text("same") : changes,
                why);
    }

    private String changes(ShownMonth before, ShownMonth after) {
        List<String> changes = new ArrayList<>();
        List<Cell> old = List.of(before.consultation(), before.cash());
        List<Cell> fresh = List.of(after.consultation(), after.cash());
        for (int i = 0; i < old.size(); i++) {
            change(
                    changes,
                    list("columns").get(i) + ", " + list("sides").get(0),
                    old.get(i).waiting(),
                    fresh.get(i).waiting());
            change(
                    changes,
                    list("columns").get(i) + ", " + list("sides").get(1),
                    old.get(i).service(),
                    fresh.get(i).service());
            if (old.get(i).count() != fresh.get(i).count()) {
                changes.add("%s, %s %d → %d"
                        .formatted(
                                list("columns").get(i),
                                text("stages"),
                                old.get(i).count(),
                                fresh.get(i).count()));
            }
        }
        return String.join("; ", changes);
    }

    private static void change(List<String> changes, String what, OptionalLong old, OptionalLong fresh) {
        if (!old.equals(fresh)) {
            changes.add("%s %s → %s".formatted(what, printed(old), printed(fresh)));
        }
    }

    private static String printed(OptionalLong seconds) {
        return seconds.isPresent() ? CsvTimes.of(seconds.getAsLong()) : TableWords.NOTHING;
    }

    public String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(text("date"), locale()).format(day);
    }
}
