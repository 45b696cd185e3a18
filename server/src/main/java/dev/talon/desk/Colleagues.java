package dev.talon.desk;

import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** To whom a visitor can be handed on: the centre's specialists, while they sit at a desk, and whoever else sits at one. */
public final class Colleagues {
    private static final String SQL = Sql.of(Colleagues.class, "colleagues", "centre", "actor");

    private final Database database;

    public Colleagues(Database database) {
        this.database = database;
    }

    /**
     * @param desk where they sit now; empty: nowhere
     * @param kinds that they serve at this centre; empty: every kind
     * @param own whether it is the caller
     */
    public record Colleague(
            String login, String name, Optional<String> desk, Optional<List<String>> kinds, boolean own) {}

    /** @return those at a desk first, then by name; none where there is no such centre */
    Future<List<Colleague>> of(String centre, String actor) {
        return database.reads()
                .preparedQuery(SQL)
                .execute(Tuple.of(centre, actor))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Colleague(
                                row.getString("login"),
                                row.getString("name"),
                                Optional.ofNullable(row.getString("desk")),
                                Optional.ofNullable(row.getArrayOfStrings("kinds"))
                                        .map(List::of),
                                row.getBoolean("own")))
                        .toList());
    }
}
