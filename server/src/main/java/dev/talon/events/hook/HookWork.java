package dev.talon.events.hook;

import dev.talon.db.ConcurrencyLimiter;
import dev.talon.db.Database;
import dev.talon.db.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.data.Interval;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which hooks have something to send, what it is, and what became of it. */
final class HookWork {
    /** Centres at a time, and events of each. */
    private static final int CENTRES = HookSender.AT_ONCE;

    private static final int EVENTS = 50;
    /** Statements at once, so that the other duties of the node have connections too. */
    private static final int AT_ONCE = 2;

    private static final int WAITING = 5_000;

    private static final String CLAIM = Sql.of(HookWork.class, "claim", "lease", "lease_time", "most");
    private static final String NEXT = Sql.of(HookWork.class, "next_messages", "hook", "lease", "most_centres", "most");
    private static final String AGAIN = Sql.of(HookWork.class, "messages_again", "hook", "lease", "most");
    private static final String SETTLE = Sql.of(
            HookWork.class,
            "settle_message",
            "hook",
            "lease",
            "lease_time",
            "centre",
            "number",
            "kind",
            "state",
            "status",
            "answer",
            "fault",
            "took",
            "in_turn",
            "pause",
            "hook_pause",
            "patience",
            "gone");
    private static final String PASS_OVER = Sql.of(HookWork.class, "pass_over", "hook", "lease", "centre", "number");
    private static final String RELEASE = Sql.of(HookWork.class, "release_hook", "hook", "lease");

    /**
     * A hook that this node has.
     *
     * @param lease what proves it
     * @param kinds the only ones that it wants; empty: all
     * @param secrets to sign with, the newest first
     */
    record Taken(int id, UUID lease, String url, Set<String> kinds, List<byte[]> secrets) {}

    private final Database database;
    private final HookTimes times;
    private final ConcurrencyLimiter turns;

    HookWork(Vertx vertx, Database database, HookTimes times) {
        this.database = database;
        this.times = times;
        this.turns =
                new ConcurrencyLimiter(vertx, AT_ONCE, WAITING, times.lease().dividedBy(2));
    }

    /** Takes hooks that have something to send. @param most how many at most */
    Future<List<Taken>> claim(int most) {
        UUID lease = UUID.randomUUID();
        return query(CLAIM, Tuple.of(lease, Interval.of(times.lease()), most))
                .map(rows -> rows.stream().map(row -> taken(row, lease)).toList());
    }

    /** What is next in its turn, by centre, then by number. */
    Future<List<HookMessage>> next(Taken hook) {
        return messages(NEXT, Tuple.of(hook.id(), hook.lease(), CENTRES, EVENTS));
    }

    /** What an administrator has sent once more. */
    Future<List<HookMessage>> again(Taken hook) {
        return messages(AGAIN, Tuple.of(hook.id(), hook.lease(), EVENTS));
    }

    /**
     * Settles a try.
     *
     * @param inTurn false: it was sent once more
     * @param hookPause how long the whole hook waits; zero: it does not
     * @return whether this node may go on with the hook
     */
    Future<Boolean> settle(
            Taken hook,
            HookMessage message,
            String state,
            HookAnswer answer,
            boolean inTurn,
            Duration pause,
            Duration hookPause) {
        var values = Tuple.of(hook.id(), hook.lease(), Interval.of(times.lease()), message.centreId())
                .addLong(message.event().number())
                .addString(message.event().kind())
                .addString(state)
                .addInteger(answer.status().orElse(null))
                .addString(answer.answer())
                .addString(answer.fault().map(HookFault::word).orElse(null))
                .addInteger(answer.took())
                .addBoolean(inTurn)
                .addValue(Interval.of(pause))
                .addValue(Interval.of(hookPause))
                .addValue(Interval.of(times.patience()))
                .addBoolean(answer.isGone());
        return query(SETTLE, values)
                .map(rows ->
                        rows.size() > 0 && rows.iterator().next().getString("stopped") == null && hookPause.isZero());
    }

    /** Moves on behind events that the hook does not want. */
    Future<Void> passOver(Taken hook, int centreId, long number) {
        return query(PASS_OVER, Tuple.of(hook.id(), hook.lease(), centreId, number))
                .mapEmpty();
    }

    Future<Void> release(Taken hook) {
        return query(RELEASE, Tuple.of(hook.id(), hook.lease())).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple values) {
        return turns.take(() -> database.slow().preparedQuery(sql).execute(values));
    }

    private Future<List<HookMessage>> messages(String sql, Tuple values) {
        return query(sql, values).map(rows -> rows.stream().map(HookMessage::of).toList());
    }

    private static Taken taken(Row row, UUID lease) {
        List<byte[]> secrets = new ArrayList<>();
        secrets.add(row.getBuffer("secret").getBytes());
        Optional.ofNullable(row.getBuffer("secret_before"))
                .map(Buffer::getBytes)
                .ifPresent(secrets::add);
        return new Taken(
                row.getInteger("id"),
                lease,
                row.getString("url"),
                Set.of(row.getArrayOfStrings("kinds")),
                List.copyOf(secrets));
    }
}
