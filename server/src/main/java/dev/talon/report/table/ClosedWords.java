package dev.talon.report.table;

import dev.talon.report.Cell;
import dev.talon.report.ClosedMonth;
import dev.talon.report.MonthlyTable;
import dev.talon.report.TableWords;
import dev.talon.report.closing.Amendment;
import dev.talon.report.closing.ShownMonth;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What a document says of closed months and of what was amended since. */
enum ClosedWords {
    RU(
            "dd.MM.yyyy",
            "Закрыты: %s.",
            "%s (%s, %s)",
            "%s (закрыт в %d из %d центров)",
            "* %s, центр %s, поправка %d от %s: %s%s. %s",
            "Причина: %s.",
            "Причина не названа: запись изменена не через Талон.",
            "Найдено при сверке с подписью: кто изменил, неизвестно.",
            List.of("консультация", "касса"),
            List.of("ожидание", "прием"),
            "этапов",
            "числа таблицы не изменились",
            "и ещё %d — в паспорте и в разделе руководителя",
            "неизвестно кто",
            "Внимание: факты месяца %s центра %s не совпадают с подписью."),
    EN(
            "d MMMM yyyy",
            "Closed: %s.",
            "%s (%s, %s)",
            "%s (closed at %d of %d centres)",
            "* %s, centre %s, amendment %d of %s: %s%s. %s",
            "Reason: %s.",
            "No reason was given: the record was changed past Talon.",
            "Found by comparison with the signature: who changed it is unknown.",
            List.of("consultation", "cash"),
            List.of("wait", "service"),
            "stages",
            "no figure of the table changed",
            "and %d more: in the passport and on the manager's page",
            "nobody known",
            "Attention: the facts of %s at the centre %s are not what was signed.");

    /** Amendments that stand under the table; the rest is counted. */
    private static final int SHOWN = 8;

    private final String date;
    private final String closed;
    private final String one;
    private final String several;
    private final String amended;
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

    static ClosedWords of(TableWords words) {
        return valueOf(words.name());
    }

    /** What stands under a table with closed months: which they are, then each amendment with old and new; none without. */
    List<String> notes(MonthlyTable table, TableWords words, List<Amendment> amendments, int centres) {
        List<String> notes = new ArrayList<>();
        List<String> months = new ArrayList<>();
        for (MonthlyTable.Month month : table.months()) {
            if (!month.closed().isEmpty()) {
                months.add(closed(month, words, centres));
            }
            month.closed().stream()
                    .filter(ClosedMonth::differs)
                    .forEach(bad -> notes.add(differs.formatted(words.month(month.month()), bad.centre())));
        }
        if (!months.isEmpty()) {
            notes.add(0, closed.formatted(String.join(", ", months)));
        }
        amendments.stream().limit(SHOWN).map(made -> line(made, words)).forEach(notes::add);
        if (amendments.size() > SHOWN) {
            notes.add(more.formatted(amendments.size() - SHOWN));
        }
        return notes;
    }

    private String closed(MonthlyTable.Month month, TableWords words, int centres) {
        String name = words.monthInside(month.month());
        ClosedMonth first = month.closed().get(0);
        return centres == 1
                ? one.formatted(name, date(first.on()), first.by())
                : several.formatted(name, month.closed().size(), centres);
    }

    /** An amendment in one line. */
    String line(Amendment made, TableWords words) {
        YearMonth month = YearMonth.parse(made.month());
        String why = made.reason().map(reason::formatted).orElse(made.found() ? found : noReason);
        String who = made.author().equals("unknown") ? nobody : made.by();
        return amended.formatted(
                words.month(month.getMonthValue()),
                made.centre(),
                made.number(),
                date(made.at().toLocalDate()),
                who + " — ",
                changes(made.before(), made.after()),
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
        return changes.isEmpty() ? same : String.join("; ", changes);
    }

    private static void change(List<String> changes, String what, OptionalLong old, OptionalLong fresh) {
        if (!old.equals(fresh)) {
            changes.add("%s %s → %s".formatted(what, printed(old), printed(fresh)));
        }
    }

    private static String printed(OptionalLong seconds) {
        return seconds.isPresent() ? TableWords.hours(seconds.getAsLong()) : TableWords.NOTHING;
    }

    String date(LocalDate day) {
        return DateTimeFormatter.ofPattern(date, Locale.forLanguageTag(name().toLowerCase(Locale.ROOT)))
                .format(day);
    }
}
