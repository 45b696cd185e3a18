package dev.talon.cli;

import dev.talon.db.BesideServer;
import dev.talon.db.DatabaseAddress;
import dev.talon.report.closing.Recompute;
import dev.talon.report.closing.Recomputed;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "recompute",
        description =
                "Builds the stages of a month again from the event log alone, hashes them, and compares with the stages and,"
                        + " where the month is closed, with its signature. Changes nothing; serve may run meanwhile.",
        exitCodeList = {
            "0:the same",
            "1:a fault of Talon or of the machine",
            "2:a setting that must be righted",
            "3:not the same; the output says where"
        })
final class RecomputeCommand implements Callable<Integer> {
    private static final int NOT_THE_SAME = 3;
    private static final int SHOWN = 10;

    @Mixin
    private DataOptions data;

    @Option(names = "--month", required = true, paramLabel = "YYYY-MM", description = "Which month: 2024-01.")
    private String month;

    @Option(names = "--centre", required = true, paramLabel = "CODE", description = "Of which centre.")
    private String centre;

    @Override
    public Integer call() {
        YearMonth which = parsed();
        var variables = Variables.ofProcess();
        Optional<DatabaseAddress> given = data.database(variables);
        BesideServer.Work<Optional<Recomputed>> work = connection -> Recompute.run(connection, centre, which);
        Optional<Recomputed> found = given.isPresent()
                ? BesideServer.read(given.get(), work)
                : BesideServer.read(data.directory(variables, "data"), work);
        return tell(found.orElseThrow(
                () -> new WrongSetting("There is no centre '" + centre + "': name one of its codes with --centre.")));
    }

    private YearMonth parsed() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw new WrongSetting("--month must be a month such as 2024-01, not '" + month + "'.");
        }
    }

    private int tell(Recomputed found) {
        System.out.printf("%s %s: %,d stages%n", centre, month, found.stages());
        System.out.printf("by the events  %s%n", found.eventHash());
        System.out.printf("by the stages  %s%n", found.stageHash());
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
        found.unlike().stream().limit(SHOWN).forEach(RecomputeCommand::tell);
        if (found.unlike().size() > SHOWN) {
            System.out.printf("and %d days more%n", found.unlike().size() - SHOWN);
        }
        System.out.println(found.same() ? "the same" : "NOT the same");
        return found.same() ? 0 : NOT_THE_SAME;
    }

    private static void tell(Recomputed.Unlike day) {
        System.out.printf(
                "%s: no event tells of %d stages, and events tell something else of %d (%s)%n",
                day.day(), day.withoutEvents(), day.different(), day.example());
    }
}
