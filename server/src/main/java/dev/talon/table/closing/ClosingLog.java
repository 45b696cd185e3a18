package dev.talon.table.closing;

import dev.talon.db.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the closings and amendments of a kind of months: of centres, or of the contact centre.
 *
 * @param <F> the figures of a month
 * @param <T> a fact behind them
 */
public final class ClosingLog<F, T> {
    /**
     * The statements, whose columns are those of {@link Closing}, {@link Amendment} and {@link FactChange}.
     *
     * @param closings   takes a scope
     * @param amendments takes a scope
     * @param changes    takes what names an amendment
     */
    public record Statements(String closings, String amendments, String changes) {}

    private final Database database;
    private final Statements statements;
    private final Function<JsonObject, F> figures;
    private final Function<String, T> fact;

    /**
     * @param figures as they are shown, from the exact sums
     * @param fact    from its line of the canonical form
     */
    public ClosingLog(
            Database database, Statements statements, Function<JsonObject, F> figures, Function<String, T> fact) {
        this.database = database;
        this.statements = statements;
        this.figures = figures;
        this.fact = fact;
    }

    /** Each with its amendments, and those without what they changed. */
    public Future<List<Closing<F, T>>> closings(Tuple scope) {
        return database.reports()
                .preparedQuery(statements.closings())
                .mapping(row -> Closing.<F, T>of(row, figures))
                .execute(scope)
                .compose(found -> found.size() == 0
                        ? Future.succeededFuture(List.of())
                        : amendments(scope).map(made -> joined(found.stream().toList(), made)));
    }

    public Future<List<Amendment<F, T>>> amendments(Tuple scope) {
        return database.reports()
                .preparedQuery(statements.amendments())
                .mapping(row -> Amendment.<F, T>of(row, figures))
                .execute(scope)
                .map(rows -> rows.stream().toList());
    }

    /**
     * The only closing of a scope, with what each of its amendments changed; empty where there is none.
     *
     * @param name names an amendment to the statement
     */
    public Future<Optional<Closing<F, T>>> whole(Tuple scope, Function<Amendment<F, T>, Tuple> name) {
        return closings(scope)
                .map(found -> found.stream().findFirst())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(found)
                        : withChanges(found.get(), name).map(Optional::of));
    }

    private Future<Closing<F, T>> withChanges(Closing<F, T> closing, Function<Amendment<F, T>, Tuple> name) {
        return Future.all(closing.amendments().stream()
                        .map(amendment -> changes(amendment, name.apply(amendment)))
                        .toList())
                .map(all -> closing.with(all.list()));
    }

    private Future<Amendment<F, T>> changes(Amendment<F, T> amendment, Tuple name) {
        return database.reports()
                .preparedQuery(statements.changes())
                .mapping(row -> new FactChange<>(fact(row, "was"), fact(row, "became")))
                .execute(name)
                .map(rows -> amendment.with(rows.stream().toList()));
    }

    private Optional<T> fact(Row row, String column) {
        return Optional.ofNullable(row.getString(column)).map(fact);
    }

    private static <F, T> List<Closing<F, T>> joined(List<Closing<F, T>> closings, List<Amendment<F, T>> made) {
        return closings.stream()
                .map(closing -> closing.with(made.stream().filter(closing::has).toList()))
                .toList();
    }
}
