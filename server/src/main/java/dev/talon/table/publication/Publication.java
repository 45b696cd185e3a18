package dev.talon.table.publication;

import dev.talon.document.Grid;
import dev.talon.document.Paper;
import dev.talon.table.MonthlyTable;
import dev.talon.table.TableWords;
import dev.talon.table.closing.Amendment;
import dev.talon.table.closing.ShownMonth;
import dev.talon.table.closing.StageFact;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that a file contains.
 *
 * @param centreName in the language of the report
 * @param centres how many the table pools
 * @param amendments of the year's closed months
 * @param passport of the year, if it was requested
 */
public record Publication(
        MonthlyTable table,
        TableChoice choice,
        String centreName,
        int centres,
        List<Amendment<ShownMonth, StageFact>> amendments,
        Optional<Passport> passport) {

    /** The published form as a part of something larger: twelve months, without a row of the year and without its passport. */
    public static Publication of(MonthlyTable table, TableWords words) {
        TableChoice choice = TableChoice.plain(table.year(), table.centres(), words);
        return new Publication(table, choice, "", table.centres().size(), List.of(), Optional.empty());
    }

    public String title() {
        return choice.words().text("caption", table.year());
    }

    PrintedTable printed() {
        return PrintedTable.of(table, choice);
    }

    /** Its passport as {@code /reports/monthly/passport} gives it. */
    public Optional<Map<String, Object>> passportJson() {
        return passport.map(one -> PassportRoutes.json(one, choice.words()));
    }

    /** Its passport on pages of its own; nothing where it has none. */
    public void writePassport(Paper paper, String heading) throws IOException {
        if (passport.isPresent()) {
            new PassportPage(this, passport.get()).write(paper, heading);
        }
    }

    /** As it is drawn. */
    public Grid grid() {
        PrintedTable printed = printed();
        return printed.grid(choice.words(), printed.sheet());
    }

    /** What stands under the table, a paragraph each. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>(new DocumentWords(choice.words()).notes(table, choice.words()));
        notes.addAll(new ClosedWords(choice.words()).notes(table, choice.words(), amendments, centres));
        return notes;
    }
}
