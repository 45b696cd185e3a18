package dev.talon.demo.past;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;

/**
 * Generates days on every core while PostgreSQL stores those generated before. Only a few days are in memory at a
 * time.
 */
final class Copying {
    /** The approximate maximum of visits in a chunk. */
    private static final int VISITS = 12_000;

    private static final int AHEAD = 3;
    private static final int PIECE = 1 << 16;

    private final CopyManager copy;
    private final String more;

    /**
     * @param frozen whether the tables were emptied in this transaction: VACUUM then never needs to look at the rows
     */
    Copying(Connection connection, boolean frozen) throws SQLException {
        this.copy = connection.unwrap(PGConnection.class).getCopyAPI();
        this.more = frozen ? ", FREEZE" : "";
    }

    /**
     * Copies the days from first to last, both included.
     *
     * @param done gets the number of further visits
     * @return visits
     */
    long days(List<PastCentre> centres, Plan plan, LocalDate first, LocalDate last, long seed, LongConsumer done)
            throws SQLException {
        int cores = Math.min(4, Runtime.getRuntime().availableProcessors());
        ExecutorService makers = Executors.newFixedThreadPool(cores);
        try {
            Deque<Future<Chunk>> made = new ArrayDeque<>();
            LocalDate next = first;
            long visits = 0;
            while (!next.isAfter(last) || !made.isEmpty()) {
                while (!next.isAfter(last) && made.size() < AHEAD) {
                    LocalDate from = next;
                    LocalDate to = end(plan, centres.size(), from, last);
                    made.add(makers.submit(() -> Chunk.of(centres, plan, from, to, seed)));
                    next = to.plusDays(1);
                }
                visits += copied(made.remove().get(), done);
            }
            return visits;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Told to stop", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("The past cannot be invented", e.getCause());
        } finally {
            makers.shutdownNow();
        }
    }

    private static LocalDate end(Plan plan, int centres, LocalDate from, LocalDate last) {
        long visits = 0;
        LocalDate day = from;
        while (true) {
            for (int c = 0; c < centres; c++) {
                visits += plan.visits(day, c);
            }
            if (visits >= VISITS || !day.isBefore(last)) {
                return day;
            }
            day = day.plusDays(1);
        }
    }

    private long copied(Chunk chunk, LongConsumer done) throws SQLException {
        send(Rows.TICKET, chunk.tickets());
        send(Rows.STAGE, chunk.stages());
        send(Rows.EVENT, chunk.events());
        done.accept(chunk.visits());
        return chunk.visits();
    }

    private void send(String sql, byte[] rows) throws SQLException {
        CopyIn stream = copy.copyIn(sql.formatted(more));
        try {
            for (int at = 0; at < rows.length; at += PIECE) {
                stream.writeToCopy(rows, at, Math.min(PIECE, rows.length - at));
            }
            stream.endCopy();
        } finally {
            if (stream.isActive()) {
                stream.cancelCopy();
            }
        }
    }
}
