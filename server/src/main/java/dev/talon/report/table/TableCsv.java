package dev.talon.report.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.talon.report.TableWords;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The table as CSV (RFC 4180), for a spreadsheet and for a program: one header row whose names carry both rows of the
 * printed header, so that every column is known by itself; a byte order mark, without which spreadsheets misread
 * Cyrillic.
 */
final class TableCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TableCsv() {}

    static Buffer of(Publication publication) {
        TableChoice choice = publication.choice();
        PrintedTable printed = publication.printed();
        var text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CsvWriter csv = CsvWriter.builder()
                .fieldSeparator(choice.separator().sign)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(text)) {
            csv.writeRecord(header(printed, choice.words()));
            for (PrintedTable.Line line : printed.lines()) {
                csv.writeRecord(fields(line, printed.columns()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toString());
    }

    private static List<String> header(PrintedTable printed, TableWords words) {
        List<String> header = new ArrayList<>();
        header.add(words.period);
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
                            : time ? TableWords.hours(figure.getAsLong()) : Long.toString(figure.getAsLong()));
        }
        return fields;
    }
}
