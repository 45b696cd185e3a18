package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.demo.past.HistoryGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Runs {@code generate} and shows its progress. */
final class Generating {
    /**
     * Of disk space: 1 420 remain in the end (measured with five years of 28 centres), and indexes are sorted in
     * temporary files.
     */
    private static final long BYTES_A_VISIT = 1_800;

    private static final String FIGURES = """
            SELECT (SELECT count(*) FROM centre), EXISTS (SELECT FROM ticket),
                   EXISTS (SELECT FROM centre WHERE code LIKE 'centre-__')""";
    private static final int EACH_MS = 500;
    private static final int WIDTH = 100;

    private final HistoryGenerator.Order order;
    private final boolean beside;

    Generating(HistoryGenerator.Order order, boolean beside) {
        this.order = order;
        this.beside = beside;
    }

    static void checkDisk(Path directory, HistoryGenerator.Order order) {
        try {
            long free = Files.getFileStore(directory).getUsableSpace();
            long needed = order.allVisits() * BYTES_A_VISIT;
            System.err.println(Said.text(
                    "generate.will-take",
                    number(order.allVisits()),
                    number(needed >> 20),
                    number(free >> 20),
                    directory));
            if (needed > free) {
                throw new WrongSetting(said("generate.no-room", directory));
            }
        } catch (IOException e) {
            throw new WrongSetting(said("generate.disk", directory, e.getMessage()));
        }
    }

    void fill(DataSource database) throws SQLException {
        refuseFigures(database);
        long from = System.nanoTime();
        HistoryGenerator.Result made;
        try (var bars = new Bars(order.allVisits())) {
            made = HistoryGenerator.generate(database, order, bars);
        }
        System.err.println(Said.text(
                "generate.done",
                number(made.tickets()),
                number(made.stages()),
                number(made.events()),
                Duration.ofNanos(System.nanoTime() - from).toSeconds(),
                number(made.bytes() >> 20),
                number(made.days())));
    }

    private static String number(long number) {
        return "%,d".formatted(number);
    }

    private void refuseFigures(DataSource database) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(FIGURES)) {
            row.next();
            long centres = row.getLong(1);
            if (row.getBoolean(3)) {
                throw new WrongSetting(said("generate.again"));
            }
            if (!beside && (centres > 0 || row.getBoolean(2))) {
                throw new WrongSetting(said("generate.not-empty", centres));
            }
        }
    }

    /** One bar for the visits, then one for what follows. */
    private static final class Bars implements HistoryGenerator.Progress, AutoCloseable {
        private ProgressBar bar;
        private boolean following;

        Bars(long visits) {
            bar = bar(Said.text("generate.bar-visits"), visits);
        }

        @Override
        public void visits(long more) {
            bar.stepBy(more);
        }

        @Override
        public void step(int number, int all, String name) {
            if (!following) {
                following = true;
                bar.close();
                bar = bar(Said.text("generate.bar-indexes"), all);
            }
            bar.stepTo(number - 1L);
            bar.setExtraMessage(" " + name);
        }

        @Override
        public void done() {
            bar.setExtraMessage("");
            bar.stepTo(bar.getMax());
        }

        @Override
        public void close() {
            bar.close();
        }

        private static ProgressBar bar(String task, long max) {
            return new ProgressBarBuilder()
                    .setTaskName("%-9s".formatted(task))
                    .setInitialMax(max)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(EACH_MS)
                    .setMaxRenderedLength(WIDTH)
                    .build();
        }
    }
}
