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
 * @param excluded what was excluded, and why
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
        String rounding) {

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
                passport.population(COLUMNS.get(column), words.number(cell.count())),
                cell.count(),
                leftOut(sums, column, passport),
                passport.text(column == 2 ? "rounding.published" : "rounding.mean"));
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

    private static List<LeftOut> leftOut(MonthSums sums, int column, PassportWords words) {
        if (column == 3) {
            return List.of(new LeftOut("", words.text("ticketsLeftOut"), sums.get("both_left_out")));
        }
        List<LeftOut> reasons = new ArrayList<>();
        List<String> whys = MonthSums.leftOut();
        for (int i = 0; i < whys.size(); i++) {
            long count = column == 1 ? 0 : sums.get("consultation_" + whys.get(i));
            count += column == 0 ? 0 : sums.get("cash_" + whys.get(i));
            reasons.add(new LeftOut(whys.get(i), words.reasons().get(i), count));
        }
        if (column == 2 && sums.get("open") > 0) {
            reasons.add(new LeftOut("open", words.reasons().get(4), sums.get("open")));
        }
        return reasons;
    }
}
