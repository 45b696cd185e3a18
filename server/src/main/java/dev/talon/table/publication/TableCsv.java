package dev.talon.table.publication;

import dev.talon.document.CsvText;
import dev.talon.document.CsvTimes;
import dev.talon.table.TableWords;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The table as CSV (RFC 4180), for a spreadsheet and for a program. One header row combines both rows of the printed
 * header, so that every column has a unique name. A byte order mark prevents spreadsheets from misreading Cyrillic.
 */
final class TableCsv {
    private TableCsv() {}

    static Buffer of(Publication publication) {
        TableChoice choice = publication.choice();
        PrintedTable printed = publication.printed();
        CsvText csv = CsvText.file(choice.separator().sign).line(header(printed, choice.words()));
        for (PrintedTable.Line line : printed.lines()) {
            csv.line(fields(line, printed.columns()));
        }
        return csv.bytes();
    }

    private static List<String> header(PrintedTable printed, TableWords words) {
        List<String> header = new ArrayList<>();
        header.add(words.text("period"));
        for (PrintedTable.Group group : printed.groups()) {
            group.columns().forEach(column -> header.add(group.title() + ": " + column.title()));
        }
        return header;
    }

    /** Times as printed; numbers as programs read them, without spaces between thousands. */
    private static List<String> fields(PrintedTable.Line line, List<PrintedTable.Column> columns) {
        List<String> fields = new ArrayList<>();
        fields.add(line.name());
        for (int i = 0; i < columns.size(); i++) {
            boolean time = columns.get(i).kind() == PrintedTable.Kind.TIME;
            OptionalLong figure = line.figures().get(i);
            fields.add(
                    figure.isEmpty()
                            ? TableWords.NOTHING
                            : time ? CsvTimes.of(figure.getAsLong()) : Long.toString(figure.getAsLong()));
        }
        return fields;
    }
}
