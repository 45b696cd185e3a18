package dev.talon.desk;

import dev.talon.db.Sql;
import java.util.stream.Stream;

/** The statements of a desk's calls. */
final class DeskStatements {
    static final String CALL_NEXT = command("call_next");
    static final String CALL = command("call", "ticket", "label", "reason", "any_kind");
    static final String RECALL = command("recall");
    static final String START = command("start");
    static final String NO_SHOW = command("no_show", "reason");
    static final String FINISH = command("finish", "go_on", "outcome");
    static final String ADVANCE = command("advance", "outcome");
    static final String SERVE = command("serve", "ticket", "service", "category", "language", "reason");
    static final String UNDO = command("undo");
    static final String SET_ASIDE = command("set_aside", "minutes", "reason");
    static final String POSTPONE = command("postpone_at_desk", "ticket", "label", "minutes", "reason");
    static final String RETURN = command("return_at_desk", "ticket", "label", "reason", "after_no_show");
    static final String TRANSFER = command(
            "transfer",
            "service",
            "to_kind",
            "to_desk",
            "to_person",
            "wrong_service",
            "comment",
            "minutes",
            "back_to",
            "reason");
    static final String POSTPONE_TICKET =
            of("postpone_ticket", "now", "centre", "actor", "key", "ticket", "label", "minutes", "reason");
    static final String RETURN_TICKET =
            of("return_ticket", "now", "centre", "actor", "key", "ticket", "label", "reason", "after_no_show");
    static final String TRANSFER_TICKET = of(
            "transfer_ticket",
            "now",
            "centre",
            "actor",
            "key",
            "ticket",
            "label",
            "service",
            "to_kind",
            "to_desk",
            "to_person",
            "comment",
            "minutes",
            "reason");
    static final String UNDO_TICKET = of("undo_ticket", "now", "centre", "actor", "key", "ticket", "anybodys");
    static final String MOVED_STAGE = of("moved_stage", "centre", "ticket");
    static final String RETURN_BY_CLOCK = of("return_by_clock", "now");
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
