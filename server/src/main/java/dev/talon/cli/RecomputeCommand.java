package dev.talon.cli;

import static dev.talon.cli.Said.said;

import dev.talon.contactcentre.CallReconciliation;
import dev.talon.db.BesideServer;
import dev.talon.db.DatabaseAddress;
import dev.talon.table.closing.Recompute;
import dev.talon.table.closing.Recomputed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "recompute")
final class RecomputeCommand implements Callable<Integer> {
    private static final int NOT_THE_SAME = 3;
    private static final int SHOWN = 10;

    @Mixin
    private DataOptions data;

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", descriptionKey = "recompute.month")
    private String month;

    @ArgGroup(multiplicity = "1")
    private Of of;

    /** A centre, or the contact centre. */
    private static final class Of {
        @Option(names = "--centre", required = true, paramLabel = "CODE", descriptionKey = "recompute.centre")
        private String centre;

        @Option(names = "--calls", required = true, descriptionKey = "recompute.calls")
        private boolean calls;

        private String name() {
            return calls ? Said.text("recompute.contact-centre") : centre;
        }

        private Optional<Recomputed> recompute(Connection connection, YearMonth month) throws SQLException {
            return calls
                    ? Recompute.run(connection, month, reading -> CallReconciliation.of(reading, month))
                    : Recompute.run(connection, centre, month);
        }
    }

    @Override
    public Integer call() {
        YearMonth which = parsed();
        var variables = Variables.ofProcess();
        Optional<DatabaseAddress> given = data.database(variables);
        BesideServer.Work<Optional<Recomputed>> work = connection -> of.recompute(connection, which);
        Optional<Recomputed> found = given.isPresent()
                ? BesideServer.work(given.get(), work)
                : BesideServer.work(data.directory(variables, "data"), work);
        return tell(found.orElseThrow(() -> new WrongSetting(said("recompute.no-centre", of.centre))));
    }

    private YearMonth parsed() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new WrongSetting(said("recompute.month", month));
        }
    }

    private int tell(Recomputed found) {
        String kind = of.calls ? "calls" : "stages";
        System.out.println(of.name() + " " + month + ": "
                + Said.count("recompute." + kind, found.stages(), "%,d".formatted(found.stages())));
        line("recompute.by." + (of.calls ? "imports" : "events"), found.eventHash());
        line("recompute.by." + kind, found.stageHash());
        line(
                "recompute.signed",
                found.signed()
                        .map(signed -> found.amendments() == 0
                                ? signed
                                : signed + " "
                                        + Said.text(
                                                "recompute.amended",
                                                found.amendments(),
                                                found.closedHash().orElse("")))
                        .orElseGet(() -> Said.text("recompute.open")));
        found.unlike().stream().limit(SHOWN).forEach(this::tell);
        if (found.unlike().size() > SHOWN) {
            System.out.println(Said.count(
                    "recompute.more",
                    found.unlike().size() - SHOWN,
                    found.unlike().size() - SHOWN));
        }
        System.out.println(Said.text(found.same() ? "recompute.same" : "recompute.not-the-same"));
        return found.same() ? 0 : NOT_THE_SAME;
    }

    private static void line(String key, String value) {
        System.out.printf("%-14s %s%n", Said.text(key), value);
    }

    private void tell(Recomputed.Unlike day) {
        System.out.println(Said.text(
                of.calls ? "recompute.unlike.calls" : "recompute.unlike.stages",
                day.day(),
                day.withoutEvents(),
                day.different(),
                day.example()));
    }
}
