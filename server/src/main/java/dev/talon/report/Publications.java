package dev.talon.report;

import dev.talon.report.closing.ClosedMonths;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Collectors;

/** Brings together all that a file is made of. */
final class Publications {
    private final Reports reports;
    private final ClosedMonths closed;

    Publications(Reports reports, ClosedMonths closed) {
        this.reports = reports;
        this.closed = closed;
    }

    /** The names of the centres that are asked for; of all where none is. Fails with a 404 problem for an unknown one. */
    Future<List<Reports.Names>> known(TableChoice choice) {
        return choice.centres().isEmpty() ? reports.allNames() : reports.names(choice.centres());
    }

    Future<Publication> of(TableChoice choice, List<Reports.Names> names) {
        return reports.monthly(choice.year(), choice.centres(), choice.form())
                .compose(table -> closed.amendmentsOfYear(choice.year(), choice.centres())
                        .map(amendments ->
                                new Publication(table, choice, name(choice, names), names.size(), amendments)));
    }

    private static String name(TableChoice choice, List<Reports.Names> names) {
        return choice.centres().isEmpty()
                ? choice.words().allCentres
                : names.stream().map(name -> name.in(choice.words())).collect(Collectors.joining(", "));
    }
}
