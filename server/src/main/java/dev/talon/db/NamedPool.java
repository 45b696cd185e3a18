package dev.talon.db;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collector;

/**
 * Connections that PostgreSQL calls after the request they work for, from its first statement to its last. The name is sent with the statements
 * and nobody waits for it. What the server does by itself, and what {@link #getConnection} gives, keeps the name of the connections.
 */
final class NamedPool implements Pool {
    private static final String USUAL_NAME = "RESET application_name";

    private final Pool pool;

    NamedPool(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        return RequestId.now().isEmpty() ? pool.query(sql) : new Named<>(this, connection -> connection.query(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        return RequestId.now().isEmpty()
                ? pool.preparedQuery(sql)
                : new NamedPrepared<>(this, connection -> connection.preparedQuery(sql));
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        return RequestId.now().isEmpty()
                ? pool.preparedQuery(sql, options)
                : new NamedPrepared<>(this, connection -> connection.preparedQuery(sql, options));
    }

    @Override
    public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> work) {
        Optional<RequestId> request = RequestId.now();
        return pool.withTransaction(connection -> {
            // Until the transaction's end.
            request.ifPresent(id -> connection.query("SET LOCAL " + name(id)).execute());
            return work.apply(connection);
        });
    }

    @Override
    public <T> Future<T> withConnection(Function<SqlConnection, Future<T>> work) {
        Optional<RequestId> request = RequestId.now();
        return pool.withConnection(connection -> {
            request.ifPresent(id -> connection.query("SET " + name(id)).execute());
            Future<T> done = work.apply(connection);
            return request.isEmpty()
                    ? done
                    : done.onComplete(over -> connection.query(USUAL_NAME).execute());
        });
    }

    /** Its letters need no escaping: see {@link RequestId#text}. */
    private static String name(RequestId id) {
        return "application_name = '" + id.application() + "'";
    }

    @Override
    public Future<SqlConnection> getConnection() {
        return pool.getConnection();
    }

    @Override
    public int size() {
        return pool.size();
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    private record Named<T>(Pool pool, Function<SqlConnection, Query<T>> of) implements Query<T> {
        @Override
        public Future<T> execute() {
            return pool.withConnection(connection -> of.apply(connection).execute());
        }

        @Override
        public <R> Query<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new Named<>(pool, connection -> of.apply(connection).collecting(collector));
        }

        @Override
        public <U> Query<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new Named<>(pool, connection -> of.apply(connection).mapping(mapper));
        }
    }

    private record NamedPrepared<T>(Pool pool, Function<SqlConnection, PreparedQuery<T>> of)
            implements PreparedQuery<T> {
        @Override
        public Future<T> execute() {
            return pool.withConnection(connection -> of.apply(connection).execute());
        }

        @Override
        public Future<T> execute(Tuple values) {
            return pool.withConnection(connection -> of.apply(connection).execute(values));
        }

        @Override
        public Future<T> executeBatch(List<Tuple> values) {
            return pool.withConnection(connection -> of.apply(connection).executeBatch(values));
        }

        @Override
        public <R> PreparedQuery<SqlResult<R>> collecting(Collector<Row, ?, R> collector) {
            return new NamedPrepared<>(pool, connection -> of.apply(connection).collecting(collector));
        }

        @Override
        public <U> PreparedQuery<RowSet<U>> mapping(Function<Row, U> mapper) {
            return new NamedPrepared<>(pool, connection -> of.apply(connection).mapping(mapper));
        }
    }
}
