package dev.talon.table.publication;

import dev.talon.db.Database;
import dev.talon.table.TableWords;
import dev.talon.table.closing.ClosedMonths;
import dev.talon.words.Name;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Collects everything that a file contains. */
public final class Publications {
    private final Reports reports;
    private final ClosedMonths closed;
    private final Passports passports;

    public Publications(Database database, Reports reports) {
        this(reports, new ClosedMonths(database), new Passports(database));
    }

    Publications(Reports reports, ClosedMonths closed, Passports passports) {
        this.reports = reports;
        this.closed = closed;
        this.passports = passports;
    }

    /** The names of the centres that are asked for; of all where none is. Fails with a 404 problem for an unknown one. */
    Future<List<Name>> known(TableChoice choice) {
        return choice.centres().isEmpty() ? reports.allNames() : reports.names(choice.centres());
    }

    /**
     * The published form as a part of something larger: twelve months, without a row of the year.
     *
     * @param centres codes; empty: all centres pooled; fails with a 404 problem for an unknown one
     */
    public Future<Publication> part(int year, List<String> centres, TableWords words, boolean withPassport) {
        TableChoice choice = TableChoice.plain(year, centres, words);
        return known(choice).compose(names -> of(choice, names, withPassport));
    }

    /** @param withPassport which reads each stage behind the figures */
    Future<Publication> of(TableChoice choice, List<Name> names, boolean withPassport) {
        Future<Optional<Passport>> passport = withPassport
                ? passports
                        .of(choice.year(), Optional.empty(), choice.centres())
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
        var table = reports.monthly(choice.year(), choice.centres(), choice.form());
        var amendments = closed.amendmentsOfYear(choice.year(), choice.centres());
        return Future.all(table, amendments, passport)
                .map(all -> new Publication(
                        table.result(),
                        choice,
                        name(choice, names),
                        names.size(),
                        amendments.result(),
                        passport.result()));
    }

    private static String name(TableChoice choice, List<Name> names) {
        return choice.centres().isEmpty()
                ? choice.words().text("allCentres")
                : names.stream().map(name -> name.in(choice.words().language())).collect(Collectors.joining(", "));
    }
}
