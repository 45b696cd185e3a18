package dev.talon.imports.history;

import dev.talon.imports.LongestTime;
import dev.talon.imports.SentFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Enumeration;
import java.util.NoSuchElementException;
import org.postgresql.ds.PGSimpleDataSource;

/** A process of its own that imports a file which is written while it is read. Arguments: JDBC address, number of lines. */
public final class BigImport {
    private static final Instant FIRST = Instant.parse("2020-01-01T06:00:00Z");
    private static final int TICKETS_A_DAY = 400;
    /** As long as a name may be: the file is large, and the database has few lines to keep. */
    private static final String SPECIALIST = "Петрова ".repeat(25).strip();

    private BigImport() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var database = new PGSimpleDataSource();
        database.setUrl(arguments[0]);
        HistoryImport.Result result = new HistoryImport(database, InstantSource.system(), LongestTime.DEFAULT)
                .run(file(Integer.parseInt(arguments[1])), SentFile.BARE, "staff:admin");
        System.out.println(result.imported() + " imported, " + result.duplicates() + " duplicates");
    }

    private static InputStream file(int lines) {
        return new SequenceInputStream(new Enumeration<>() {
            private int line = -1;

            @Override
            public boolean hasMoreElements() {
                return line < lines;
            }

            @Override
            public InputStream nextElement() {
                if (!hasMoreElements()) {
                    throw new NoSuchElementException();
                }
                String text = line == -1 ? HistoryFile.HEADER : stage(line);
                line++;
                return new ByteArrayInputStream((text + "\n").getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /** Two stages a ticket. */
    private static String stage(int line) {
        int ticket = line / 2;
        Instant queued = FIRST.plus(ticket / TICKETS_A_DAY, ChronoUnit.DAYS)
                .plusSeconds(ticket % TICKETS_A_DAY * 60L + line % 2 * 1_200L);
        return "one,T%d,combined,%s,%s,%s,%s,%s,served,%d,%s"
                .formatted(
                        ticket % TICKETS_A_DAY,
                        line % 2 == 0 ? "consultation" : "cash",
                        queued,
                        queued.plusSeconds(300),
                        queued.plusSeconds(330),
                        queued.plusMillis(600_500),
                        line % 2 + 3,
                        SPECIALIST);
    }
}
