package dev.talon.table.publication;

import dev.talon.document.CsvTimes;
import dev.talon.table.Cell;
import dev.talon.table.ClosedMonth;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import dev.talon.table.closing.Amendment;
import dev.talon.table.closing.ShownMonth;
import dev.talon.table.closing.StageFact;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** The words about closed months and their amendments in a document. */
public enum ClosedWords {
    RU(
            "dd.MM.yyyy",
            "Закрыты: %s.",
            "%s (%s, %s)",
            "%s (закрыт в %d из %d центров)",
            "* %s%s, поправка %d от %s: %s — %s. %s",
            ", центр %s",
            "Причина: %s.",
            "Причина не названа: запись изменена не через Талон.",
            "Найдено при сверке с подписью: кто изменил, неизвестно.",
            List.of("консультация", "касса"),
            List.of("ожидание", "прием"),
            "этапов",
            "числа таблицы не изменились",
            "и ещё %d — в паспорте и в разделе руководителя",
            "неизвестно кто",
            "Внимание: факты месяца %s%s не совпадают с подписью."),
    EN(
            "d MMMM yyyy",
            "Closed: %s.",
            "%s (%s, %s)",
            "%s (closed at %d of %d centres)",
            "* %s%s, amendment %d of %s: %s — %s. %s",
            ", centre %s",
            "Reason: %s.",
            "No reason was given: the record was changed past Talon.",
            "Found by comparison with the signature: who changed it is unknown.",
            List.of("consultation", "cash"),
            List.of("wait", "service"),
            "stages",
            "no figure of the table changed",
            "and %d more: in the passport and on the manager's page",
            "nobody known",
            "Attention: the facts of %s%s are not what was signed.");

    /** Amendments that stand under the table; the rest is counted. */
    private static final int SHOWN = 8;

    private final String date;
    private final String closed;
    private final String one;
    private final String several;
    private final String amended;
    private final String ofCentre;
    private final String reason;
    private final String noReason;
    private final String found;
    private final List<String> columns;
    private final List<String> sides;
    private final String stages;
    private final String same;
    private final String more;
    private final String nobody;
    private final String differs;

    ClosedWords(
            String date,
            String closed,
            String one,
            String several,
            String amended,
            String ofCentre,
            String reason,
            String noReason,
            String found,
            List<String> columns,
            List<String> sides,
            String stages,
            String same,
            String more,
            String nobody,
            String differs) {
        this.date = date;
        this.closed = closed;
        this.one = one;
        this.several = several;
        this.amended = amended;
        this.ofCentre = ofCentre;
        this.reason = reason;
        this.noReason = noReason;
        this.found = found;
        this.columns = columns;
        this.sides = sides;
        this.stages = stages;
        this.same = same;
        this.more = more;
        this.nobody = nobody;
        this.differs = differs;
    }

    public static ClosedWords of(TableWords words) {
        return valueOf(words.name());
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
            notes.add(closed.formatted(String.join(", ", months)));
        }
        notes.addAll(differing);
        notes.addAll(amendments.subList(0, Math.min(SHOWN, amendments.size())));
        if (amendments.size() > SHOWN) {
            notes.add(more.formatted(amendments.size() - SHOWN));
        }
        return notes;
    }

    /** That a month was closed, when and by whom. */
    public String closed(int month, LocalDate on, String by, TableWords words) {
        return one.formatted(words.monthInside(month), date(on), by);
    }

    /** That the facts of a month are not what was signed. @param centre code; empty: the contact centre */
    public String differs(int month, Optional<String> centre, TableWords words) {
        return differs.formatted(
                words.month(month), centre.map(ofCentre::formatted).orElse(""));
    }

    private String closed(MonthlyTable.Month month, TableWords words, int centres) {
        ClosedMonth first = month.closed().get(0);
        return centres == 1
                ? closed(month.month(), first.on(), first.by(), words)
                : several.formatted(
                        words.monthInside(month.month()), month.closed().size(), centres);
    }

    /** An amendment in one line. */
    String line(Amendment<ShownMonth, StageFact> made, TableWords words) {
        return line(made, changes(made.before(), made.after()), words);
    }

    /** An amendment in one line. @param changes which figures it changed, how; empty: none of the table's */
    public String line(Amendment<?, ?> made, String changes, TableWords words) {
        YearMonth month = YearMonth.parse(made.month());
        String why = made.reason().map(reason::formatted).orElse(made.found() ? found : noReason);
        String who = made.author().equals("unknown") ? nobody : made.by();
        return amended.formatted(
                words.month(month.getMonthValue()),
                made.centre().map(ofCentre::formatted).orElse(""),
                made.number(),
                date(made.at().toLocalDate()),
                who,
                changes.isEmpty() ? same : changes,
                why);
    }

    private String changes(ShownMonth before, ShownMonth after) {
        List<String> changes = new ArrayList<>();
        List<Cell> old = List.of(before.consultation(), before.cash());
        List<Cell> fresh = List.of(after.consultation(), after.cash());
        for (int i = 0; i < old.size(); i++) {
            change(
                    changes,
                    columns.get(i) + ", " + sides.get(0),
                    old.get(i).waiting(),
                    fresh.get(i).waiting());
            change(
                    changes,
                    columns.get(i) + ", " + sides.get(1),
                    old.get(i).service(),
                    fresh.get(i).service());
            if (old.get(i).count() != fresh.get(i).count()) {
                changes.add("%s, %s %d → %d"
                        .formatted(
                                columns.get(i),
                                stages,
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
        return DateTimeFormatter.ofPattern(date, Locale.forLanguageTag(name().toLowerCase(Locale.ROOT)))
                .format(day);
    }
}
