package dev.talon.table;

import dev.talon.db.Database;
import dev.talon.db.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A database with centres in it, for the tests of the month. */
public final class ReportHouse implements AutoCloseable {
    public final Vertx vertx = Vertx.vertx();
    public final Database database;
    private Connection connection;
    private final TestDatabase postgres;

    public ReportHouse() {
        this(TestDatabase.create());
    }

    /** @param postgres closed with this */
    public ReportHouse(TestDatabase postgres) {
        this.postgres = postgres;
        database = await(Database.open(vertx, postgres.address()));
    }

    /** A database that was filled once, for the tests of a class to copy. */
    public static TestDatabase filled(Consumer<ReportHouse> work) {
        var house = new ReportHouse();
        try {
            work.accept(house);
        } finally {
            house.leave();
        }
        return house.postgres;
    }

    /** A centre with the three services consultation, cash and combined. */
    public int centre(String code, String zone) {
        execute("INSERT INTO centre (code, name_ru, name_en, zone) VALUES ('%s', 'Центр %s', 'Centre %s', '%s')"
                .formatted(code, code, code, zone));
        execute("""
                INSERT INTO service (centre_id, code, name_ru, name_en, route, prefix, norm, position)
                SELECT centre.id, s.code, s.code, s.code, s.route, s.prefix, 900, s.position
                FROM centre, (VALUES ('consultation', ARRAY['consultation'], 'К', 1),
                                     ('cash', ARRAY['cash'], 'Р', 2),
                                     ('combined', ARRAY['consultation', 'cash'], 'Ц', 3)) AS s (code, route, prefix, position)
                WHERE centre.code = '%s'""".formatted(code));
        return (int) number("SELECT id FROM centre WHERE code = '" + code + "'");
    }

    public int execute(String sql) {
        try (var statement = connection().createStatement()) {
            return statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public long number(String sql) {
        try (var statement = connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first column, as text. */
    public List<String> texts(String sql) {
        try (var statement = connection().createStatement();
                var rows = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection connection() throws SQLException {
        if (connection == null) {
            connection = database.jdbc().getConnection();
        }
        return connection;
    }

    public static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException fault) {
                throw fault;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        leave();
        postgres.close();
    }

    private void leave() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        await(database.close());
        await(vertx.close());
    }
}
