package dev.talon.table.publication;

import dev.talon.table.Form;
import dev.talon.table.TableWords;
import dev.talon.web.Request;
import dev.talon.web.ScopeOfCentres;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The parameters of a request for the table.
 *
 * @param centres   codes, each once; empty: all centres pooled
 * @param counts whether to print the number of stages beside each figure
 * @param total whether to print a row for the year below its months
 * @param separator of CSV
 * @param seconds whether differences are numbers of seconds instead of times with a sign: a spreadsheet has no
 *     negative time, and takes a leading sign for a formula
 */
record TableChoice(
        int year,
        List<String> centres,
        Form form,
        TableWords words,
        boolean counts,
        boolean total,
        Separator separator,
        boolean seconds) {

    /** What stands between the fields of a CSV. */
    enum Separator {
        COMMA(','),
        SEMICOLON(';'),
        TAB('\t');

        final char sign;

        Separator(char sign) {
            this.sign = sign;
        }
    }

    /** The published form: twelve months without anything beside them. */
    static TableChoice plain(int year, List<String> centres, TableWords words) {
        return new TableChoice(year, centres, Form.PUBLISHED, words, false, false, Separator.COMMA, false);
    }

    /** @param request that the contract has passed; fails with 403 where it asks for a centre that is not the caller's */
    static TableChoice of(Request request) {
        return new TableChoice(
                Integer.parseInt(request.query("year").orElseThrow()),
                ScopeOfCentres.of(request),
                request.query("form").map(Form::of).orElse(Form.PUBLISHED),
                new TableWords(request.language()),
                request.query("counts").map(Boolean::parseBoolean).orElse(false),
                request.query("total").map(Boolean::parseBoolean).orElse(true),
                request.query("separator")
                        .map(word -> Separator.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(Separator.COMMA),
                request.query("format").filter(Set.of("csv", "xlsx")::contains).isPresent());
    }
}
