package dev.talon.cli;

import static dev.talon.cli.Said.said;

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

@Command(name = "generate")
final class GenerateCommand implements Callable<Integer> {
    @Mixin
    private DataOptions data;

    @Option(names = "--centres", paramLabel = "N", descriptionKey = "generate.centres")
    private int centres = 28;

    @Option(names = "--years", paramLabel = "N", descriptionKey = "generate.years")
    private int years = 5;

    @Option(names = "--visits", paramLabel = "N", descriptionKey = "generate.visits")
    private long visits = 1_138_405;

    @Option(names = "--seed", paramLabel = "N", descriptionKey = "generate.seed")
    private long seed = 1;

    @Option(names = "--until", paramLabel = "YYYY-MM-DD", descriptionKey = "generate.until")
    private LocalDate until = LocalDate.now(ZoneOffset.UTC).minusDays(1);

    @Option(names = "--beside", descriptionKey = "generate.beside")
    private boolean beside;

    @Override
    public Integer call() throws SQLException {
        var order = new HistoryGenerator.Order(
                within(centres, 1, 500, "--centres"), within(years, 1, 20, "--years"), visits, until, seed);
        if (visits < 1 || visits > 50_000_000) {
            throw new WrongSetting(said("generate.between", "--visits", 1, 50_000_000, visits));
        }
        if (!until.isBefore(LocalDate.now(ZoneOffset.UTC))) {
            throw new WrongSetting(said("generate.until", until));
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
        System.err.println(Said.text("generate.next", directory.path()));
        return 0;
    }

    private static int within(int given, int least, int most, String option) {
        if (given < least || given > most) {
            throw new WrongSetting(said("generate.between", option, least, most, given));
        }
        return given;
    }
}
