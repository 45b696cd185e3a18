package dev.talon.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The table as CSV (RFC 4180), for a spreadsheet and for a program: one header row whose names carry both rows of the
 * printed header, so that every column is known by itself; a byte order mark, without which spreadsheets misread
 * Cyrillic.
 */
final class TableCsv {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private TableCsv() {}

    static Buffer of(MonthlyTable table, TableWords words) {
        var text = new StringWriter();
        text.append(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(header(words));
            for (MonthlyTable.Month month : table.months()) {
                List<String> row = new ArrayList<>();
                row.add(words.month(month.month()));
                row.addAll(TableWords.figures(month));
                csv.writeRecord(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(text.toString());
    }

    private static List<String> header(TableWords words) {
        List<String> header = new ArrayList<>();
        header.add(words.period);
        for (String column : words.columns) {
            header.add(column + ": " + words.wait);
            header.add(column + ": " + words.service);
        }
        return header;
    }
}
