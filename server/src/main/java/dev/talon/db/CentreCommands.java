package dev.talon.db;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Queues the commands of each centre, and sends them in order. A connection works for one centre at a time. All
 * commands of a centre lock the same row last, so in this way none waits for another's lock, and a delay in one
 * centre does not delay others. A centre that is delayed sends one command at a time, and all such centres together
 * leave half of the connections to the others.
 */
final class CentreCommands {
    /** Two: while one runs the next has already arrived, so that PostgreSQL never waits for the network. */
    private static final int ON_THEIR_WAY = 2;

    /** After so many commands a centre releases its connection to others, if they wait for one. */
    private static final int A_TURN = 32;

    private record Waiting(String sql, Tuple values, Context context, Promise<RowSet<Row>> answer) {}

    /** The running and waiting commands of a centre. */
    private static final class Line {
        final String centre;
        final Deque<Waiting> waiting = new ArrayDeque<>();
        SqlClient connection;
        boolean queued;
        boolean heldUp;
        boolean countsAsHeldUp;
        int running;
        int begun;

        Line(String centre) {
            this.centre = centre;
        }
    }

    private final Vertx vertx;
    private final Duration patience;
    private final TimelyStatement statements;
    private final int mostHeldUp;
    private final Consumer<SqlClient> taken;
    /** The one that was used last comes first, so that few are opened where few are needed. */
    private final Deque<SqlClient> free;

    private final Deque<Line> queue = new ArrayDeque<>();
    private final Map<String, Line> lines = new HashMap<>();
    private int heldUp;

    /**
     * @param connections each is one connection
     * @param taken told which of them is used
     * @param patience how long a command waits to begin
     */
    CentreCommands(
            Vertx vertx,
            List<SqlClient> connections,
            Consumer<SqlClient> taken,
            Duration patience,
            TimelyStatement statements) {
        this.vertx = vertx;
        this.taken = taken;
        this.patience = patience;
        this.statements = statements;
        this.mostHeldUp = Math.max(1, connections.size() / 2);
        this.free = new ArrayDeque<>(connections);
    }

    /** @return fails with {@link CentreBusy} if it could not begin in time; then it never does */
    Future<RowSet<Row>> run(String centre, String sql, Tuple values) {
        Line line;
        Waiting waiting;
        SqlClient connection;
        synchronized (this) {
            line = lines.computeIfAbsent(centre, Line::new);
            connection = line.waiting.isEmpty() ? place(line) : null;
            waiting =
                    connection != null ? null : new Waiting(sql, values, vertx.getOrCreateContext(), Promise.promise());
            if (waiting != null) {
                line.waiting.add(waiting);
            }
        }
        if (waiting == null) {
            return begin(line, connection, sql, values);
        }
        long timer = vertx.setTimer(patience.toMillis(), late -> refuse(line, waiting));
        return waiting.answer().future().onComplete(over -> vertx.cancelTimer(timer));
    }

    private void refuse(Line line, Waiting waiting) {
        boolean waited;
        synchronized (this) {
            waited = line.waiting.remove(waiting);
        }
        if (waited) {
            waiting.answer().fail(new CentreBusy(line.centre));
        }
    }

    private Future<RowSet<Row>> begin(Line line, SqlClient connection, String sql, Tuple values) {
        return statements.execute(connection, sql, values).onComplete(done -> ended(line, done.cause()));
    }

    /** The connection on which the centre's next command may begin now; null if it must wait. */
    private SqlClient place(Line line) {
        if (line.connection == null) {
            if (free.isEmpty() || line.heldUp && heldUp >= mostHeldUp) {
                if (!line.queued) {
                    line.queued = true;
                    queue.add(line);
                }
                return null;
            }
            line.connection = free.poll();
            taken.accept(line.connection);
            line.begun = 0;
            line.countsAsHeldUp = line.heldUp;
            heldUp += line.heldUp ? 1 : 0;
        }
        if (line.running >= (line.heldUp ? 1 : ON_THEIR_WAY) || line.begun >= A_TURN && !queue.isEmpty()) {
            return null;
        }
        line.running++;
        line.begun++;
        return line.connection;
    }

    private void ended(Line line, Throwable fault) {
        List<Runnable> next = new ArrayList<>();
        synchronized (this) {
            line.running--;
            line.heldUp = fault != null && (DatabaseLimits.ranInto(fault) || line.heldUp);
            goOn(line, next);
            if (line.running == 0) {
                giveBack(line);
                feed(next);
            }
        }
        next.forEach(Runnable::run);
    }

    private void goOn(Line line, List<Runnable> next) {
        while (!line.waiting.isEmpty()) {
            SqlClient connection = place(line);
            if (connection == null) {
                return;
            }
            Waiting waiting = line.waiting.poll();
            next.add(() -> waiting.context()
                    .runOnContext(v -> begin(line, connection, waiting.sql(), waiting.values())
                            .onComplete(waiting.answer())));
        }
    }

    private void giveBack(Line line) {
        free.push(line.connection);
        line.connection = null;
        heldUp -= line.countsAsHeldUp ? 1 : 0;
        line.countsAsHeldUp = false;
        if (!line.waiting.isEmpty()) {
            line.queued = true;
            queue.add(line);
        } else if (!line.heldUp) {
            lines.remove(line.centre, line);
        }
    }

    /** Gives free connections to those who wait for one, the longest first. */
    private void feed(List<Runnable> next) {
        for (int look = queue.size(); look > 0 && !free.isEmpty(); look--) {
            Line line = queue.poll();
            line.queued = false;
            goOn(line, next);
            if (line.connection == null && line.waiting.isEmpty() && !line.heldUp) {
                lines.remove(line.centre, line);
            }
        }
    }
}
