package dev.talon.imports;

import static dev.talon.web.Problem.said;

import dev.talon.web.Problem;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The imports of a kind: lists them, shows what their withdrawal would change, and withdraws them. Blocking: for
 * workers only.
 */
public final class PastImports {
    /**
     * The statements for a kind of import.
     *
     * @param list of all imports or of one, newest first: JSON objects; parameters: null or its number, twice
     * @param effect of a withdrawal, a JSON object for each month; parameter: the import
     * @param lock as an import holds it, until the end of the transaction; returns whether it was free
     * @param row locks the import until the end of the transaction; returns when and by whom it was withdrawn, and
     *     whether it can be; parameter: the import
     */
    public record Statements(String list, String effect, String lock, String row) {}

    /** Removes what an import brought from the tables, within the transaction. */
    public interface Leaving {
        void run(Connection connection, int id, String actor, String reason) throws SQLException;
    }

    /**
     * What a withdrawal changes.
     *
     * @param leaves how many stages or calls disappear
     * @param stays how many stay because another import contains them too
     * @param months each with its numbers, and whether it is closed, so that there will be an amendment
     */
    public record Effect(long leaves, long stays, List<Map<String, Object>> months) {}

    /** @param reason for the amendments; may be left out */
    public record Order(boolean confirmed, Optional<String> reason) {}

    private final DataSource database;
    private final Statements statements;
    private final Leaving leaving;

    public PastImports(DataSource database, Statements statements, Leaving leaving) {
        this.database = database;
        this.statements = statements;
        this.leaving = leaving;
    }

    public List<Map<String, Object>> list() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return objects(connection, statements.list(), null, null);
        }
    }

    /** @throws Problem 404 where there is none */
    public Map<String, Object> one(int id) throws SQLException {
        try (Connection connection = database.getConnection()) {
            Map<String, Object> found = objects(connection, statements.list(), id, id).stream()
                    .findFirst()
                    .orElseThrow(() -> unknown(id));
            found.put("effect", effect(connection, id));
            return found;
        }
    }

    /**
     * Withdraws an import: afterwards everything is as if it had never been imported.
     *
     * @throws Problem 404 if there is none; 409 if it was withdrawn before, cannot be, or was not confirmed
     */
    public Effect withdraw(int id, Order order, String actor) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                refuseUnfit(connection, id);
                Effect effect = effect(connection, id);
                if (!order.confirmed()) {
                    throw unconfirmed(effect);
                }
                leaving.run(
                        connection, id, actor, order.reason().map(String::strip).orElse(""));
                connection.commit();
                return effect;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private void refuseUnfit(Connection connection, int id) throws SQLException {
        try (var lock = connection.prepareStatement(statements.lock());
                var row = connection.prepareStatement(statements.row())) {
            var free = lock.executeQuery();
            free.next();
            if (!free.getBoolean(1)) {
                throw busy();
            }
            row.setInt(1, id);
            var known = row.executeQuery();
            if (!known.next()) {
                throw unknown(id);
            }
            if (known.getString(1) != null) {
                throw again(id, known.getString(1), known.getString(2));
            }
            if (!known.getBoolean(3)) {
                throw tooOld(id);
            }
        }
    }

    private Effect effect(Connection connection, int id) throws SQLException {
        List<Map<String, Object>> months = objects(connection, statements.effect(), id);
        return new Effect(sum(months, "leaves"), sum(months, "stays"), months);
    }

    private static long sum(List<Map<String, Object>> months, String what) {
        return months.stream()
                .mapToLong(month -> ((Number) month.get(what)).longValue())
                .sum();
    }

    private static List<Map<String, Object>> objects(Connection connection, String sql, Integer... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i], java.sql.Types.INTEGER);
            }
            List<Map<String, Object>> found = new ArrayList<>();
            var rows = statement.executeQuery();
            while (rows.next()) {
                found.add(new JsonObject(rows.getString(1)).getMap());
            }
            return found;
        }
    }

    private static Problem unknown(int id) {
        return Problem.notFound("unknown-import", said("unknown-import", id));
    }

    private static Problem again(int id, String at, String by) {
        return Problem.conflict("import-withdrawn", said("import-withdrawn", id, at, by));
    }

    private static Problem tooOld(int id) {
        return Problem.conflict("import-not-withdrawable", said("import-not-withdrawable", id));
    }

    private static Problem unconfirmed(Effect effect) {
        return Problem.conflict(
                        "withdrawal-unconfirmed", said("withdrawal-unconfirmed", effect.leaves(), effect.stays()))
                .with("effect", effect);
    }

    private static Problem busy() {
        return Problem.conflict("import-runs", said("import-runs.withdrawal"));
    }
}
