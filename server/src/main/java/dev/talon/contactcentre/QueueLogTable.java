package dev.talon.contactcentre;

import dev.talon.imports.CsvFile;
import dev.talon.imports.Faults;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the table {@code queue_log} of an exchange's database, exported as CSV. */
final class QueueLogTable implements CallFile {
    /** How databases write that there is nothing. */
    private static final Set<String> NOTHING = Set.of("\\N", "NULL", "null");

    private final LogTimes times;
    private final QueueEvents events;
    private final Faults faults;

    QueueLogTable(LogTimes times, QueueEvents events, Faults faults) {
        this.times = times;
        this.events = events;
        this.faults = faults;
    }

    @Override
    public void read(Reader text, Calls calls) throws IOException, SQLException {
        new CsvFile<>(TableColumn.class, TableColumn.OPTIONAL, faults).read(text, (number, fields) -> {
            calls.line();
            Optional<LogLine> line = LogLine.of(number, logged(fields), times, faults);
            if (line.isPresent()) {
                events.take(line.get(), calls);
            }
        });
        events.end(calls);
    }

    /** The row as a line of the log has it. */
    private static String[] logged(Map<TableColumn, String> fields) {
        var data = new StringBuilder();
        for (TableColumn column : TableColumn.PARTS) {
            data.append('|').append(at(fields, column));
        }
        boolean inOne = data.chars().allMatch(sign -> sign == '|');
        return String.join(
                        "|",
                        at(fields, TableColumn.TIME),
                        at(fields, TableColumn.CALLID),
                        at(fields, TableColumn.QUEUENAME),
                        at(fields, TableColumn.AGENT),
                        at(fields, TableColumn.EVENT) + (inOne ? "|" + at(fields, TableColumn.DATA) : data))
                .split("\\|", -1);
    }

    private static String at(Map<TableColumn, String> fields, TableColumn column) {
        String text = fields.get(column).strip();
        return NOTHING.contains(text) ? "" : text;
    }

    @Override
    public UnfinishedCalls leftovers() {
        return events.leftovers();
    }
}
