package dev.talon.cli;

import dev.talon.db.DataDirectory;
import dev.talon.db.Database;
import dev.talon.db.DatabaseAddress;
import dev.talon.db.EmbeddedDatabase;
import dev.talon.demo.past.HistoryGenerator;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "generate",
        description =
                "Fills an empty database with invented centres and years of visits, to try reports and to measure them"
                        + " at full size. The server must not run meanwhile.")
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Option(names = "--centres", paramLabel = "N", description = "The number of centres, 1 to 500; default 28.")
    private int centres = 28;

    @Option(
            names = "--years",
            paramLabel = "N",
            description = "The number of years up to the last day, 1 to 20; default 5.")
    private int years = 5;

    @Option(names = "--visits", paramLabel = "N", description = "Visits a year, all centres together; default 1138405.")
    private long visits = 1_138_405;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed, days and numbers give the same history; default 1.")
    private long seed = 1;

    @Option(names = "--until", paramLabel = "YYYY-MM-DD", description = "The last day; default yesterday.")
    private LocalDate until = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Option(
            names = "--beside",
            description = "Adds the centres to a database that has data already. Its tables are locked meanwhile.")
    private boolean beside;

    @Override
    public Integer call() throws SQLException {
        var order = new HistoryGenerator.Order(
                within(centres, 1, 500, "--centres"), within(years, 1, 20, "--years"), visits, until, seed);
        if (visits < 1 || visits > 50_000_000) {
            throw new WrongSetting("--visits must be between 1 and 50000000, not " + visits + ".");
        }
        if (!until.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new WrongSetting("--until must be a day that is over, not " + until + ".");
        }
        var variables = Variables.ofProcess();
        Optional<DatabaseAddress> given = data.database(variables);
        if (given.isPresent()) {
            new Generating(order, beside).fill(Database.migrated(given.get()));
            return 0;
        }
        DataDirectory directory = data.directory(variables, "data");
        directory.reserve(false);
        Generating.checkDisk(directory.path(), order);
        EmbeddedDatabase postgres = EmbeddedDatabase.startToFill(directory);
        // Ctrl-C undoes the transaction and leaves nothing running.
        var stop = new Thread(postgres::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stop);
        new Generating(order, beside).fill(Database.migrated(postgres.address()));
        postgres.stop();
        Runtime.getRuntime().removeShutdownHook(stop);
        System.err.println("Next: talon serve --data " + directory.path());
        return 0;
    }

    private static int within(int given, int least, int most, String option) {
        if (given < least || given > most) {
            throw new WrongSetting(option + " must be between " + least + " and " + most + ", not " + given + ".");
        }
        return given;
    }
}
