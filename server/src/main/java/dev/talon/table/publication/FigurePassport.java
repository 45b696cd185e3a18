package dev.talon.table.publication;

import dev.talon.queue.Kind;
import dev.talon.table.Cell;
import dev.talon.table.Form;
import dev.talon.table.MonthSums;
import dev.talon.table.TableWords;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The passport of one figure, in words.
 *
 * @param column consultation, cash, published or measured; of the contact centre, which calls
 * @param side     wait or service; of the contact centre, count too
 * @param seconds the figure; empty if nobody was served
 * @param printed as printed in the table
 * @param count    stages, of the measured form tickets; of the contact centre, calls
 * @param excluded what was excluded, and why; of those reasons that few centres have, only the ones that there are
 * @param atOnce how many of those counted went on at the same desk with no wait; of the measured form and of calls 0
 */
public record FigurePassport(
        String column,
        String side,
        String name,
        OptionalLong seconds,
        String printed,
        String definition,
        String population,
        long count,
        List<LeftOut> excluded,
        String rounding,
        long atOnce) {

    /** @param why a word of ours; empty: it has none */
    public record LeftOut(String why, String name, long count) {}

    private static final List<String> COLUMNS = List.of("consultation", "cash", "published", "measured");

    /** The eight figures that the sums come to. */
    static List<FigurePassport> all(MonthSums sums, TableWords words) {
        List<FigurePassport> figures = new ArrayList<>();
        for (int column = 0; column < COLUMNS.size(); column++) {
            figures.add(of(sums, column, true, words));
            figures.add(of(sums, column, false, words));
        }
        return figures;
    }

    private static FigurePassport of(MonthSums sums, int column, boolean wait, TableWords words) {
        PassportWords passport = new PassportWords(words);
        Cell cell = cell(sums, column);
        long notQueued = wait ? notQueued(sums, column) : 0;
        OptionalLong seconds = wait ? cell.waiting() : cell.service();
        String title = words.columns().get(Math.min(column, 2));
        Form form = column == 3 ? Form.MEASURED : Form.PUBLISHED;
        String name = column < 2 ? title : new PrintWords(words).combined(title, form);
        return new FigurePassport(
                COLUMNS.get(column),
                wait ? "wait" : "service",
                name + ": " + (wait ? words.text("wait") : words.text("service")),
                seconds,
                PrintedTable.Kind.TIME.printed(seconds, words),
                definition(column, wait, words),
                passport.population(
                        COLUMNS.get(column), words.number(cell.count() - notQueued), both(sums, column, "at_once")),
                cell.count() - notQueued,
                leftOut(sums, column, notQueued, passport),
                passport.text(column == 2 ? "rounding.published" : "rounding.mean"),
                both(sums, column, "at_once"));
    }

    private static Cell cell(MonthSums sums, int column) {
        Cell consultation = sums.sums(Kind.CONSULTATION).cell();
        Cell cash = sums.sums(Kind.CASH).cell();
        return switch (column) {
            case 0 -> consultation;
            case 1 -> cash;
            case 2 -> consultation.plus(cash);
            default -> sums.both().cell();
        };
    }

    private static String definition(int column, boolean wait, TableWords words) {
        var document = new DocumentWords(words);
        String side = document.definition(wait ? DocumentWords.WAIT : DocumentWords.SERVICE);
        return column < 2
                ? side
                : document.definition(column == 2 ? DocumentWords.PUBLISHED : DocumentWords.MEASURED) + " " + side;
    }

    private static long notQueued(MonthSums sums, int column) {
        return column == 3 ? sums.get("both_not_queued") : both(sums, column, "not_queued");
    }

    /** Of the kinds that a column is made of; 0 for the measured form, which is made of tickets. */
    private static long both(MonthSums sums, int column, String what) {
        return (column == 0 || column == 2 ? sums.get("consultation_" + what) : 0)
                + (column == 1 || column == 2 ? sums.get("cash_" + what) : 0);
    }

    private static List<LeftOut> leftOut(MonthSums sums, int column, long notQueued, PassportWords words) {
        if (column == 3) {
            var tickets = new LeftOut("", words.text("ticketsLeftOut"), sums.get("both_left_out"));
            return notQueued == 0 ? List.of(tickets) : List.of(tickets, notQueued(notQueued, words));
        }
        List<LeftOut> reasons = new ArrayList<>();
        List<String> whys = MonthSums.leftOut();
        for (int i = 0; i < whys.size(); i++) {
            long count = both(sums, column, whys.get(i));
            if (count > 0 || !whys.get(i).equals(MonthSums.WRONG_SERVICE)) {
                reasons.add(new LeftOut(whys.get(i), words.reasons().get(i), count));
            }
        }
        if (column == 2 && sums.get("open") > 0) {
            reasons.add(new LeftOut("open", words.reasons().get(5), sums.get("open")));
        }
        if (notQueued > 0) {
            reasons.add(notQueued(notQueued, words));
        }
        return reasons;
    }

    private static LeftOut notQueued(long count, PassportWords words) {
        return new LeftOut("not_queued", words.reasons().get(6), count);
    }
}
