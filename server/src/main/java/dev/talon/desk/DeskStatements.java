package dev.talon.desk;

import dev.talon.db.Sql;
import java.util.stream.Stream;

/** The statements of a desk's calls. */
final class DeskStatements {
    static final String CALL_NEXT = command("call_next");
    static final String CALL = command("call", "ticket", "label", "reason");
    static final String RECALL = command("recall");
    static final String START = command("start");
    static final String NO_SHOW = command("no_show", "reason");
    static final String FINISH = command("finish", "go_on");
    static final String NOBODY_WAITED = of("nobody_waited", "now", "centre", "desk", "actor", "key");
    static final String AT_DESK = of("at_desk", "now", "centre", "desk");
    static final String TOUCHED_STAGE = of("touched_stage", "now", "centre", "desk", "ticket", "position");

    private DeskStatements() {}

    /**
     * A statement with the values of every command: {@code now} is null for the database's own clock, {@code key} the
     * Idempotency-Key or null, {@code page} the holding page or null, {@code override} why a manager overrides the hold, or null.
     *
     * @param more the values that follow
     */
    private static String command(String name, String... more) {
        Stream<String> every = Stream.of("now", "centre", "desk", "actor", "key", "page", "override");
        return of(name, Stream.concat(every, Stream.of(more)).toArray(String[]::new));
    }

    private static String of(String name, String... values) {
        return Sql.of(DeskStatements.class, name, values);
    }
}
