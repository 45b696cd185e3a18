package dev.talon.bench;

import dev.talon.cli.TalonProcess;
import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import io.vertx.core.Vertx;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Measures, prints, and leaves {@code target/bench.md}. Run from the server's folder, after packaging. */
public final class Bench {
    private static final String PASSWORD = "a-password-for-the-bench";

    private final DataDirectory data;
    private final Vertx vertx = Vertx.vertx();
    private final Page page = new Page();
    private final long from = System.nanoTime();

    private Bench(DataDirectory data) {
        this.data = data;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of("target", "bench-data").toAbsolutePath();
        delete(folder);
        var bench = new Bench(new DataDirectory(folder));
        try {
            bench.run();
        } finally {
            bench.vertx.close().await();
            bench.data.postmaster().ifPresent(ProcessHandle::destroy);
        }
        delete(folder);
        ReportsBench.measure(bench.page);
        Files.writeString(Path.of("target", "bench.md"), bench.page.toString());
        System.out.println("\n" + bench.page);
        System.exit(0);
    }

    private void run() throws Exception {
        page.say("# Bench%n");
        page.say(
                "Talon and its PostgreSQL, with fsync and synchronous commit, and the load on the same %d cores; Java %s.%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
        try (TalonProcess talon = serve()) {
            int port = talon.ports()[0];
            Memory idle = memory(talon);
            String token = Talk.signIn(vertx, port, PASSWORD);
            Database database =
                    Database.open(vertx, data.address().orElseThrow()).await();
            measure(talon, port, token, database, idle);
            database.close().await();
            talon.terminate();
            talon.exitCode();
        }
        start();
    }

    private void measure(TalonProcess talon, int port, String token, Database database, Memory idle) throws Exception {
        var halls = new Halls(database.slow());
        halls.create();
        var commands = new Commands(vertx, halls, database, port, token);
        note("warming up");
        commands.warmUp();
        note("issue and call-next");
        page.commands(commands.measureAll());
        Memory loaded = memory(talon);

        note("screens");
        var screens = new Screens(vertx, halls, port, token);
        List<Sample> one = screens.measure(1, 300, () -> {});
        var crowded = new Memory[1];
        List<Sample> thousand = screens.measure(1000, 50, () -> crowded[0] = memory(talon));
        page.screens(one, thousand);

        note("papers");
        page.papers(new Papers(vertx, database, port).measure());

        note("a year of stages");
        var year = new Year(vertx, database, port, token);
        year.fill();
        note("the table of the year");
        page.year(year.measure());
        page.memory(idle, loaded, crowded[0]);
    }

    /** With the data of the whole bench there: after a clean stop, and after a kill. */
    private void start() throws Exception {
        note("starts");
        page.say("## Start, from the command to the first answer%n%n| | s |%n|---|--:|");
        long begun = System.nanoTime();
        try (TalonProcess talon = serve()) {
            talon.ports();
            page.say("| after a clean stop | %.1f |", (System.nanoTime() - begun) / 1e9);
            talon.kill();
        }
        begun = System.nanoTime();
        try (TalonProcess talon = serve()) {
            talon.ports();
            page.say("| after kill -9 | %.1f |%n", (System.nanoTime() - begun) / 1e9);
        }
        page.say("Measured in %.0f s.", (System.nanoTime() - from) / 1e9);
    }

    /** The figures of the last bench are of no use to anybody. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var tree = Files.walk(folder)) {
                tree.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
            }
        }
    }

    private TalonProcess serve() throws Exception {
        var settings = List.of(
                "TALON_PORT=0",
                "TALON_MANAGEMENT_PORT=0",
                "TALON_DATA=" + data.path(),
                "TALON_ADMIN_PASSWORD=" + PASSWORD);
        return TalonProcess.start(settings, "serve");
    }

    private Memory memory(TalonProcess talon) {
        try {
            return Memory.of(talon.handle(), data.postmaster().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void note(String what) {
        System.out.printf("%4.0f s  %s%n", (System.nanoTime() - from) / 1e9, what);
    }
}
