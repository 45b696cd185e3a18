package dev.talon.cli;

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

@Command(
        name = "recompute",
        description =
                "Rebuilds the stages of a month from the event log alone, hashes them, and compares the hash with the stages and,"
                        + " if the month is closed, with its signature. With --calls: the calls of the contact centre, from"
                        + " the records of their imports. Changes nothing; serve may run meanwhile.",
        exitCodeList = {
            "0:the same",
            "1:an error of Talon or of the machine",
            "2:a setting that must be corrected",
            "3:not the same; the output names the days"
        })
final class RecomputeCommand implements Callable<Integer> {
    private static final int NOT_THE_SAME = 3;
    private static final int SHOWN = 10;

    @Mixin
    private DataOptions data;

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "The month, such as 2024-01.")
    private String month;

    @ArgGroup(multiplicity = "1")
    private Of of;

    /** A centre, or the contact centre. */
    private static final class Of {
        @Option(names = "--centre", required = true, paramLabel = "CODE", description = "The centre's code.")
        private String centre;

        @Option(names = "--calls", required = true, description = "The contact centre instead of a centre.")
        private boolean calls;

        private String name() {
            return calls ? "the contact centre" : centre;
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
        return tell(found.orElseThrow(() ->
                new WrongSetting("There is no centre '" + of.centre + "': name one of its codes with --centre.")));
    }

    private YearMonth parsed() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new WrongSetting("--month must be a month such as 2024-01, not '" + month + "'.");
        }
    }

    private int tell(Recomputed found) {
        String facts = of.calls ? "calls" : "stages";
        System.out.printf("%s %s: %,d %s%n", of.name(), month, found.stages(), facts);
        System.out.printf("by the %-7s %s%n", of.calls ? "imports" : "events", found.eventHash());
        System.out.printf("by the %-7s %s%n", facts, found.stageHash());
        found.signed()
                .ifPresentOrElse(
                        signed -> System.out.printf(
                                "signed         %s%s%n",
                                signed,
                                found.amendments() == 0
                                        ? ""
                                        : " by amendment " + found.amendments() + "; closed with "
                                                + found.closedHash().orElse("")),
                        () -> System.out.println("signed         the month is not closed"));
        found.unlike().stream().limit(SHOWN).forEach(this::tell);
        if (found.unlike().size() > SHOWN) {
            System.out.printf("and %d more days%n", found.unlike().size() - SHOWN);
        }
        System.out.println(found.same() ? "the same" : "NOT the same");
        return found.same() ? 0 : NOT_THE_SAME;
    }

    private void tell(Recomputed.Unlike day) {
        System.out.printf(
                of.calls
                        ? "%s: no import tells of %d calls, and imports tell something else of %d (%s)%n"
                        : "%s: events do not describe %d stages, and describe %d differently (%s)%n",
                day.day(),
                day.withoutEvents(),
                day.different(),
                day.example());
    }
}
