package dev.talon.contactcentre;

import dev.talon.imports.BoundedLines;
import dev.talon.imports.Faults;
import java.io.IOException;
import java.io.Reader;
import java.sql.SQLException;
import java.util.Optional;

/** Reads an Asterisk {@code queue_log} as Asterisk writes it. */
final class QueueLog implements CallFile {
    private final LogTimes times;
    private final QueueEvents events;
    private final Faults faults;

    QueueLog(LogTimes times, QueueEvents events, Faults faults) {
        this.times = times;
        this.events = events;
        this.faults = faults;
    }

    @Override
    public void read(Reader text, Calls calls) throws IOException, SQLException {
        var lines = new BoundedLines(text);
        Optional<BoundedLines.Line> line = lines.next();
        while (line.isPresent()) {
            calls.line();
            if (!line.get().text().isBlank()) {
                Optional<LogLine> read = LogLine.of(line.get(), times, faults);
                if (read.isPresent()) {
                    events.take(read.get(), calls);
                }
            }
            line = lines.next();
        }
        events.end(calls);
    }

    @Override
    public UnfinishedCalls leftovers() {
        return events.leftovers();
    }
}
