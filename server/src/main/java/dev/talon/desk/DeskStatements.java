package dev.talon.desk;

/**
 * The statements of a desk. Parameters of each: $1 now or null · $2 centre · $3 desk · $4 actor · $5 Idempotency-Key
 * or null · $6 the holding page or null · $7 why a manager overrides the hold, or null. Each statement describes its
 * further parameters.
 */
final class DeskStatements {
    private static final String CLOCK_AND_DESK = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            here AS (
                SELECT c.id AS centre_id, d.code, d.stages, d.seen_at, clock.now, business_day(c.zone, c.day_ends, clock.now) AS day
                FROM clock, centre c JOIN desk d ON d.centre_id = c.id
                WHERE c.code = $2 AND d.code = $3),
            """;

    /** Whether whoever commands sits at desk {@code d}: the person, and where the page is told, at that page. */
    static String sits(String actor, String page) {
        return "(d.holder IS NOT DISTINCT FROM %1$s::text AND d.held_by IS NOT NULL AND (%2$s::text IS NULL OR d.held_by = %2$s))"
                .formatted(actor, page);
    }

    /** The desk for a command: {@code obeys} says whether it is for whoever commands, {@code calling} whether it may call too. */
    private static final String CLOCK_AND_OWN_DESK = """
            WITH clock AS MATERIALIZED (
                SELECT coalesce($1::timestamptz, clock_timestamp()) AS now),
            own AS (
                SELECT c.id AS centre_id, d.code, d.stages, d.seen_at, d.active AND d.paused_at IS NULL AS open,
                       c.several_desks, c.no_show_after, clock.now, business_day(c.zone, c.day_ends, clock.now) AS day,
                       %s AS sits
                FROM clock, centre c JOIN desk d ON d.centre_id = c.id
                WHERE c.code = $2 AND d.code = $3),
            here AS (
                SELECT *, sits OR $7::text IS NOT NULL AS obeys, open AND (sits OR $7::text IS NOT NULL) AS calling,
                       sits AND NOT several_desks AS sole
                FROM own),
            """.formatted(sits("$4", "$6"));

    /** The event and the version; {@code changed} is the stage after the change. */
    private static String noteAndBump(String event, String reason) {
        return noteAndBump(event, reason, "$5", "");
    }

    /** @param before what must have happened before the centre's row is locked */
    private static String noteAndBump(String event, String reason, String key, String before) {
        return """
            noted AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason, command_key, command_request)
                SELECT centre_id, (SELECT now FROM clock), '%s', ticket_id, position, desk, $4, %s,
                       split_part(%s, ' ', 1), split_part(%3$s, ' ', 2)
                FROM changed),
            overridden AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, reason)
                SELECT centre_id, (SELECT now FROM clock), 'desk_overridden', ticket_id, position, desk, $4, $7 FROM changed
                WHERE $7::text IS NOT NULL AND NOT (SELECT sits FROM here)),
            bumped AS (
                UPDATE centre SET version = version + 1 FROM changed%s WHERE centre.id = changed.centre_id
                RETURNING version)
            """.formatted(event, reason, key, before);
    }

    /**
     * The desk, once more, under its lock: a break that began and a hold that was lost meanwhile are seen here, and a break that
     * is about to begin waits and then sees the call ({@link DeskPauses}). {@code next} is the stage to call, locked before
     * the desk.
     */
    private static final String STILL_FREE = """
            free AS (
                SELECT d.centre_id, d.code
                FROM next JOIN desk d ON d.centre_id = next.centre_id
                WHERE d.code = (SELECT code FROM here) AND d.paused_at IS NULL AND (%s OR $7::text IS NOT NULL)
                FOR NO KEY UPDATE OF d),
            """.formatted(sits("$4", "$6"));

    private static final String CHANGED = """
            RETURNING st.centre_id, st.ticket_id, st.position, st.kind, st.state, st.queued_at, st.called_at,
                      st.last_called_at, st.calls, st.started_at, st.finished_at, st.desk""";

    /** The stage {@code s} of ticket {@code t} as the desk {@code here} sees it; with the version, what {@link CallRow} maps. */
    static final String AS_SEEN = """
            s.centre_id, t.id, t.label, t.service, t.route, t.norm, t.category,
                   s.position, s.kind, s.state, s.queued_at, s.called_at, s.calls, s.started_at, s.finished_at, s.desk,
                   (SELECT e.reason FROM event e WHERE e.centre_id = s.centre_id AND e.ticket_id = s.ticket_id
                       AND e.position = s.position AND e.kind = 'called_out_of_turn' LIMIT 1) AS out_of_turn,
                   here.stages @> ARRAY[t.route[s.position + 1]] AS continuable""";

    private static final String ANSWER = "SELECT " + AS_SEEN + """
            , %s AS version
            FROM %s s
            JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id, here%s""";

    private static String answerOf(String relation) {
        return ANSWER.formatted("bumped.version", relation, ", bumped");
    }

    /**
     * Whoever is due first. The stages are asked for by values, not by a join: whatever the planner believes of their number,
     * it then goes by the index, and by no more of it than this centre's day. Kinds that the desk does not serve are passed over in the index: right for the tens to
     * hundreds that wait in a hall.
     */
    static final String CALL_NEXT = CLOCK_AND_OWN_DESK + """
            next AS (
                SELECT st.centre_id, st.ticket_id, st.position
                FROM stage st
                WHERE st.centre_id = (SELECT centre_id FROM here WHERE calling) AND st.business_day = (SELECT day FROM here)
                  AND st.state = 'waiting' AND st.kind = ANY ((SELECT stages FROM here)::text[])
                  AND NOT EXISTS (SELECT FROM stage busy
                                  WHERE busy.centre_id = (SELECT centre_id FROM here)
                                    AND busy.desk = (SELECT code FROM here) AND busy.state IN ('called', 'serving'))
                ORDER BY st.due_at, st.queued_at, st.ticket_id
                LIMIT 1
                FOR UPDATE OF st SKIP LOCKED),
            """ + STILL_FREE + """
            changed AS (
                UPDATE stage st
                SET state = 'called', called_at = greatest(here.now, st.queued_at),
                    last_called_at = greatest(here.now, st.queued_at), calls = 1, desk = here.code, specialist = $4,
                    sole = here.sole
                FROM next, here, free
                WHERE st.centre_id = next.centre_id AND st.ticket_id = next.ticket_id AND st.position = next.position
            """ + CHANGED + "),\n" + """
            awake AS (
                UPDATE desk d SET seen_at = here.now FROM here, changed
                WHERE d.centre_id = here.centre_id AND d.code = here.code
                  AND (d.seen_at IS NULL OR d.seen_at < here.now - interval '1 minute')),
            """
            + noteAndBump("called", "NULL") + answerOf("changed");

    /** $8 ticket id or null · $9 label or null · $10 reason. */
    static final String CALL = CLOCK_AND_OWN_DESK
            + """
            next AS (
                SELECT st.centre_id, st.ticket_id, st.position
                FROM here, ticket t, stage st
                WHERE here.calling AND t.centre_id = here.centre_id AND t.business_day = here.day
                  AND (t.id = $8::uuid OR t.label = $9::text)
                  AND st.centre_id = t.centre_id AND st.ticket_id = t.id
                  AND st.state = 'waiting' AND st.kind = ANY (here.stages)
                  AND NOT EXISTS (SELECT FROM stage busy WHERE busy.centre_id = here.centre_id
                                  AND busy.desk = here.code AND busy.state IN ('called', 'serving'))
                FOR UPDATE OF st),
            """
            + STILL_FREE
            + """
            changed AS (
                UPDATE stage st
                SET state = 'called', called_at = greatest(here.now, st.queued_at),
                    last_called_at = greatest(here.now, st.queued_at), calls = 1, desk = here.code, specialist = $4,
                    sole = here.sole
                FROM next, here, free
                WHERE st.centre_id = next.centre_id AND st.ticket_id = next.ticket_id AND st.position = next.position
            """
            + CHANGED + "),\n"
            + noteAndBump("called_out_of_turn", "$10::text")
            + ANSWER.replace("(SELECT e.reason", "coalesce($10::text, (SELECT e.reason")
                    .replace("LIMIT 1) AS out_of_turn", "LIMIT 1)) AS out_of_turn")
                    .formatted("bumped.version", "changed", ", bumped");

    static final String RECALL =
            CLOCK_AND_OWN_DESK + """
            changed AS (
                UPDATE stage st
                SET last_called_at = greatest(here.now, st.last_called_at), calls = least(st.calls + 1, 32767)
                FROM here
                WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
                  AND st.state = 'called'
            """ + CHANGED + "),\n" + noteAndBump("recalled", "NULL") + answerOf("changed");

    static final String START =
            CLOCK_AND_OWN_DESK + """
            changed AS (
                UPDATE stage st
                SET state = 'serving', started_at = greatest(here.now, st.last_called_at)
                FROM here
                WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
                  AND st.state = 'called'
            """ + CHANGED + "),\n" + noteAndBump("started", "NULL") + answerOf("changed");

    /** $8 why so soon after the first call, or null. */
    static final String NO_SHOW =
            CLOCK_AND_OWN_DESK + """
            changed AS (
                UPDATE stage st
                SET state = 'no_show', finished_at = greatest(here.now, st.last_called_at)
                FROM here
                WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
                  AND st.state = 'called'
                  AND ($8::text IS NOT NULL OR st.called_at <= here.now - here.no_show_after * interval '1 second')
            """ + CHANGED + "),\n" + noteAndBump("no_show", "$8::text") + answerOf("changed");

    /**
     * $8 whether to go on with the next stage here. The next stage's wait begins at this moment; gone on with at once, it
     * is queued, called and started in this one moment: a wait of zero; the key then stands on that stage's event.
     */
    static final String FINISH = CLOCK_AND_OWN_DESK
            + """
            changed AS (
                UPDATE stage st
                SET state = 'served', finished_at = greatest(here.now, st.started_at)
                FROM here, ticket t
                WHERE st.centre_id = (SELECT centre_id FROM here WHERE obeys) AND st.desk = (SELECT code FROM here)
                  AND st.state = 'serving'
                  AND t.centre_id = st.centre_id AND t.id = st.ticket_id
                  AND (NOT $8::boolean OR here.stages @> ARRAY[t.route[st.position + 1]])
            """
            + CHANGED + "),\n"
            + """
            following AS (
                INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                                   called_at, last_called_at, calls, started_at, desk, specialist, sole)
                SELECT t.centre_id, t.id, done.position + 1, t.business_day, t.service, t.route[done.position + 1],
                       CASE WHEN $8 THEN 'serving' ELSE 'waiting' END, done.finished_at,
                       done.finished_at + t.norm * CASE t.category WHEN 'priority' THEN 0.5 ELSE 1 END * interval '1 second',
                       CASE WHEN $8 THEN done.finished_at END, CASE WHEN $8 THEN done.finished_at END,
                       CASE WHEN $8 THEN 1 ELSE 0 END, CASE WHEN $8 THEN done.finished_at END,
                       CASE WHEN $8 THEN done.desk END, CASE WHEN $8 THEN $4 END, $8 AND (SELECT sole FROM here)
                FROM changed done JOIN ticket t ON t.centre_id = done.centre_id AND t.id = done.ticket_id
                WHERE done.position < cardinality(t.route)
                RETURNING centre_id, ticket_id, position, kind, state, queued_at, called_at, last_called_at, calls,
                          started_at, finished_at, desk),
            followed AS (
                INSERT INTO event (centre_id, at, kind, ticket_id, position, desk, actor, command_key,
                                   command_request)
                SELECT centre_id, queued_at, CASE WHEN $8 THEN 'continued' ELSE 'queued' END, ticket_id, position, desk, $4,
                       CASE WHEN $8 THEN split_part($5, ' ', 1) END, CASE WHEN $8 THEN split_part($5, ' ', 2) END
                FROM following),
            shown AS (
                SELECT * FROM following WHERE $8
                UNION ALL
                SELECT * FROM changed WHERE NOT $8),
            """
            + noteAndBump("finished", "NULL", "CASE WHEN $8 THEN NULL ELSE $5 END", "") + answerOf("shown");

    /** That a call found nobody. */
    static final String NOBODY_WAITED = """
            INSERT INTO event (centre_id, at, kind, desk, actor, command_key, command_request)
            SELECT c.id, coalesce($1::timestamptz, clock_timestamp()), 'nobody_waited', $3, $4,
                   split_part($5, ' ', 1), split_part($5, ' ', 2)
            FROM centre c WHERE c.code = $2""";

    /** The call at a desk now: $1 now (not used) · $2 centre · $3 desk. */
    static final String AT_DESK = CLOCK_AND_DESK.replaceAll(",\\s*$", "\n")
            + ANSWER.formatted("0::bigint", "stage", "")
            + " WHERE s.centre_id = here.centre_id AND s.desk = here.code AND s.state IN ('called', 'serving')";

    /** A stage that a command touched before: $1 now (not used) · $2 centre · $3 desk · $4 ticket · $5 position. */
    static final String STAGE = CLOCK_AND_DESK.replaceAll(",\\s*$", "\n")
            + ANSWER.formatted("0::bigint", "stage", "")
            + " WHERE s.centre_id = here.centre_id AND s.ticket_id = $4 AND s.position = $5";

    private DeskStatements() {}
}
