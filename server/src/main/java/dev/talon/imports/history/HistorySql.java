package dev.talon.imports.history;

/** The statements of an import, in the order in which they run. */
final class HistorySql {
    private HistorySql() {}

    /** One import at a time, on whatever node. */
    static final String LOCK = "SELECT pg_try_advisory_lock(1952541549)";

    /** Said, not left to the closing of the connection: the server notices that only some time later. */
    static final String UNLOCK = "SELECT pg_advisory_unlock_all()";

    static final String PREPARE = """
            SET jit = off;
            SET work_mem = '64MB';
            CREATE TEMPORARY TABLE import_line (
                line         bigint      NOT NULL,
                centre_id    integer     NOT NULL,
                business_day date        NOT NULL,
                ticket       text        NOT NULL,
                known        text        NOT NULL,
                service      text        NOT NULL,
                kind         text        NOT NULL,
                state        text        NOT NULL,
                queued_at    timestamptz NOT NULL,
                called_at    timestamptz,
                started_at   timestamptz,
                finished_at  timestamptz NOT NULL,
                desk         text,
                specialist   text,
                counts_from  timestamptz,
                postponed    integer     NOT NULL,
                aside        integer     NOT NULL,
                aside_serving integer    NOT NULL,
                result       text
            )""";

    static final String COPY = "COPY import_line FROM STDIN";

    static final String INDEX = """
            CREATE INDEX ON import_line (centre_id, business_day, ticket);
            ANALYZE import_line""";

    /** A ticket whose label the file writes in several forms gets the first one. */
    static final String ONE_LABEL = """
            WITH mixed AS MATERIALIZED (
                SELECT centre_id, known FROM import_line GROUP BY centre_id, known
                HAVING min(ticket COLLATE "C") <> max(ticket COLLATE "C")
            ), first AS (
                SELECT DISTINCT ON (centre_id, known) centre_id, known, ticket
                FROM import_line JOIN mixed USING (centre_id, known)
                ORDER BY centre_id, known, line
            )
            UPDATE import_line AS line SET ticket = first.ticket
            FROM first
            WHERE line.centre_id = first.centre_id AND line.known = first.known AND line.ticket <> first.ticket""";

    /**
     * A ticket that exists with its label in another form keeps that one. No index supports the normal form: only
     * tickets of days whose lines have unknown labels are compared.
     */
    static final String KNOWN_LABELS = """
            WITH strange AS MATERIALIZED (
                SELECT DISTINCT line.centre_id, line.business_day, line.known, line.kind <> service.route[1] AS late
                FROM import_line AS line
                JOIN service ON service.centre_id = line.centre_id AND service.code = line.service
                WHERE NOT EXISTS (SELECT FROM ticket
                                  WHERE ticket.centre_id = line.centre_id AND ticket.business_day = line.business_day
                                    AND ticket.label = line.ticket)
            ), there AS MATERIALIZED (
                SELECT ticket.centre_id, day.business_day, before, ticket.label, ticket_label(ticket.label) AS known
                FROM (SELECT DISTINCT centre_id, business_day FROM strange) AS day
                CROSS JOIN generate_series(0, 1) AS before
                JOIN ticket ON ticket.centre_id = day.centre_id AND ticket.business_day = day.business_day - before
                WHERE ticket.imported OR before = 0
            ), found AS (
                SELECT DISTINCT ON (centre_id, business_day, known) centre_id, business_day, known, label
                FROM strange JOIN there USING (centre_id, business_day, known)
                WHERE before = 0 OR late
                ORDER BY centre_id, business_day, known, before, label
            )
            UPDATE import_line AS line SET ticket = found.label
            FROM found
            WHERE line.centre_id = found.centre_id AND line.business_day = found.business_day AND line.known = found.known
              AND line.ticket <> found.label""";

    /**
     * A later stage that was queued after midnight belongs to the day of its ticket's first stage: if its own day has
     * no such first stage and the day before has one that had ended, in the file or imported before.
     */
    static final String AFTER_MIDNIGHT = """
            UPDATE import_line AS late
            SET business_day = late.business_day - 1
            FROM service
            WHERE service.centre_id = late.centre_id AND service.code = late.service
              AND late.kind <> service.route[1]
              AND NOT EXISTS (SELECT FROM import_line AS first
                              WHERE first.centre_id = late.centre_id AND first.business_day = late.business_day
                                AND first.ticket = late.ticket AND first.kind = service.route[1])
              AND NOT EXISTS (SELECT FROM ticket
                              WHERE ticket.centre_id = late.centre_id AND ticket.business_day = late.business_day
                                AND ticket.label = late.ticket AND ticket.imported)
              AND (EXISTS (SELECT FROM import_line AS first
                           WHERE first.centre_id = late.centre_id AND first.business_day = late.business_day - 1
                             AND first.ticket = late.ticket AND first.service = late.service
                             AND first.kind = service.route[1] AND first.finished_at <= late.queued_at)
                OR EXISTS (SELECT FROM ticket JOIN stage AS first
                                ON first.centre_id = ticket.centre_id AND first.ticket_id = ticket.id
                           WHERE ticket.centre_id = late.centre_id AND ticket.business_day = late.business_day - 1
                             AND ticket.label = late.ticket AND ticket.service = late.service AND ticket.imported
                             AND first.position = 1 AND first.finished_at <= late.queued_at))""";

    /**
     * Orders this import against closings: a month of these centres is closed before it or after it, never during it.
     */
    static final String HOLD_MONTHS =
            "SELECT hold_months(centre_id) FROM (SELECT DISTINCT centre_id FROM import_line ORDER BY 1) AS changed";

    /** Locks the past days that will change, in one order, so that they are not settled meanwhile. */
    static final String LOCK_DAYS =
            "SELECT lock_day_summary(centre_id) FROM (SELECT DISTINCT centre_id FROM import_line ORDER BY 1) AS changed";

    /**
     * Every line with the existing facts of its ticket and stage: {@code known_*} from the database, {@code nth} which
     * stage of its kind it is in its ticket, {@code copy} which line of the file with the same stage.
     */
    static final String COMPARE = """
            CREATE TEMPORARY TABLE import_stage AS
            WITH line AS (
                SELECT import_line.*,
                       ticket.id AS ticket_id, ticket.imported, ticket.service AS known_service, ticket.route AS known_route,
                       row_number() OVER same AS copy,
                       first_value(import_line.line) OVER same AS first_line,
                       ROW (called_at, started_at, finished_at, state, desk, specialist, counts_from, postponed, aside, aside_serving, result)::text AS facts,
                       dense_rank() OVER (PARTITION BY import_line.centre_id, import_line.business_day,
                                                       import_line.ticket, import_line.kind
                                          ORDER BY import_line.queued_at) AS rank
                FROM import_line
                LEFT JOIN ticket ON ticket.centre_id = import_line.centre_id
                                AND ticket.business_day = import_line.business_day AND ticket.label = import_line.ticket
                WINDOW same AS (PARTITION BY import_line.centre_id, import_line.business_day, import_line.ticket,
                                             import_line.kind, import_line.queued_at ORDER BY import_line.line)
            ), known AS (
                SELECT line.*, stage.position AS known_position,
                       ROW (stage.called_at, stage.started_at, stage.finished_at, stage.state, stage.desk, stage.specialist,
                            stage.counts_from, stage.postponed, stage.aside, stage.aside_serving, stage.outcome)::text AS known_facts,
                       line.rank + CASE WHEN line.ticket_id IS NULL THEN 0 ELSE (
                           SELECT count(*) FROM stage AS earlier
                           WHERE earlier.centre_id = line.centre_id AND earlier.ticket_id = line.ticket_id
                             AND earlier.kind = line.kind AND earlier.queued_at < line.queued_at
                             AND NOT EXISTS (SELECT FROM import_line AS again
                                             WHERE again.centre_id = line.centre_id
                                               AND again.business_day = line.business_day
                                               AND again.ticket = line.ticket AND again.kind = line.kind
                                               AND again.queued_at = earlier.queued_at)) END AS nth
                FROM line
                LEFT JOIN stage ON stage.centre_id = line.centre_id AND stage.ticket_id = line.ticket_id
                               AND stage.kind = line.kind AND stage.queued_at = line.queued_at
            ), leg AS (
                SELECT centre_id, code, kind, r.position,
                       row_number() OVER (PARTITION BY centre_id, code, kind ORDER BY r.position) AS nth
                FROM service CROSS JOIN LATERAL unnest(route) WITH ORDINALITY AS r (kind, position)
            )
            SELECT known.*, first_value(facts) OVER (PARTITION BY first_line ORDER BY line) AS first_facts,
                   min(service) OVER (PARTITION BY known.centre_id, business_day, ticket) AS one_service,
                   CASE WHEN ticket_id IS NULL THEN leg.position
                        ELSE (SELECT r.position FROM unnest(known_route) WITH ORDINALITY AS r (kind, position)
                              WHERE r.kind = known.kind ORDER BY r.position OFFSET known.nth - 1 LIMIT 1)
                   END AS position
            FROM known
            LEFT JOIN leg ON leg.centre_id = known.centre_id AND leg.code = known.service
                         AND leg.kind = known.kind AND leg.nth = known.nth""";

    /**
     * A line has one error at most: the first that applies. {@code column}, {@code problem}, and how many there are in
     * all. Parameter: what is said of a stage that ended after its day.
     */
    static final String FAULTS = """
            WITH fault AS (
                SELECT line, CASE
                    WHEN NOT imported THEN 'ticket|a ticket with this number was issued here on this day'
                    WHEN known_service <> service THEN 'service|the ticket was imported before with another service: ' || known_service
                    WHEN one_service <> service THEN 'service|other lines of this ticket have another service: ' || one_service
                    WHEN copy > 1 AND facts <> first_facts THEN 'stage|line ' || first_line || ' has this stage with other facts'
                    WHEN known_position IS NOT NULL AND facts <> known_facts
                        THEN 'stage|this stage was imported before with other facts'
                    WHEN known_position IS NOT NULL THEN NULL
                    WHEN position IS NULL AND nth > 1 THEN 'stage|the ticket has a stage of this kind already'
                    WHEN position IS NULL THEN 'stage|the service has no stage of this kind'
                    WHEN finished_at >= (SELECT day_begins(zone, day_ends, business_day + 2)
                                         FROM centre WHERE centre.id = import_stage.centre_id)
                        THEN 'finished_at|' || ?
                    WHEN ticket_id IS NOT NULL AND EXISTS (
                            SELECT FROM stage WHERE stage.centre_id = import_stage.centre_id
                                                AND stage.ticket_id = import_stage.ticket_id
                                                AND stage.position = import_stage.position)
                        THEN 'stage|this stage was imported before with other facts'
                    END AS fault
                FROM import_stage
            )
            SELECT line, split_part(fault, '|', 1), split_part(fault, '|', 2), count(*) OVER ()
            FROM fault
            WHERE fault IS NOT NULL
            ORDER BY line
            LIMIT 100""";

    static final String TICKETS = """
            INSERT INTO ticket (centre_id, id, business_day, service, route, norm, label, issued_at, imported)
            SELECT fresh.centre_id, gen_random_uuid(), fresh.business_day, fresh.service, service.route,
                   coalesce((SELECT norm FROM norm_of(fresh.centre_id, fresh.service, fresh.business_day)), service.norm),
                   fresh.ticket, fresh.issued_at, true
            FROM (SELECT centre_id, business_day, service, ticket, min(queued_at) AS issued_at
                  FROM import_stage
                  WHERE ticket_id IS NULL
                  GROUP BY centre_id, business_day, service, ticket
                  ORDER BY issued_at) AS fresh
            JOIN service ON service.centre_id = fresh.centre_id AND service.code = fresh.service""";

    /** Parameters: actor, name of the file, encoding, SHA-256, lines, what was left out as JSON. */
    static final String IMPORT = """
            INSERT INTO history_import (actor, file, encoding, sha256, lines, imported, duplicates, left_out)
            SELECT ?, ?, ?, ?, ?, count(*) FILTER (WHERE known_position IS NULL AND copy = 1),
                   count(*) FILTER (WHERE known_position IS NOT NULL OR copy > 1), ?::jsonb
            FROM import_stage
            RETURNING id, imported, duplicates""";

    /** Parameter: the import. */
    static final String DAYS = """
            INSERT INTO history_import_day (import_id, centre_id, business_day, imported, again_tickets, again_positions)
            SELECT ?, centre_id, business_day, count(*) FILTER (WHERE known_position IS NULL),
                   coalesce(array_agg(ticket_id ORDER BY line) FILTER (WHERE known_position IS NOT NULL), '{}'),
                   coalesce(array_agg(known_position ORDER BY line) FILTER (WHERE known_position IS NOT NULL), '{}')
            FROM import_stage
            WHERE copy = 1
            GROUP BY centre_id, business_day""";

    /** Parameter: the import. */
    static final String STAGES = """
            INSERT INTO stage (centre_id, ticket_id, position, business_day, service, kind, state, queued_at, due_at,
                               called_at, last_called_at, calls, started_at, finished_at, desk, specialist, counts_from, postponed, aside,
                               aside_serving, outcome, import_id)
            SELECT ticket.centre_id, ticket.id, fresh.position, ticket.business_day, ticket.service, fresh.kind,
                   fresh.state, fresh.queued_at, due_at(fresh.queued_at, ticket.norm, ticket.category),
                   fresh.called_at, fresh.called_at, (fresh.called_at IS NOT NULL)::integer,
                   fresh.started_at, fresh.finished_at, fresh.desk, fresh.specialist, fresh.counts_from, fresh.postponed,
                   fresh.aside, fresh.aside_serving, fresh.result, ?
            FROM import_stage AS fresh
            JOIN ticket ON ticket.centre_id = fresh.centre_id AND ticket.business_day = fresh.business_day
                       AND ticket.label = fresh.ticket
            WHERE fresh.known_position IS NULL AND fresh.copy = 1""";

    /** Parameters: actor, SHA-256 of the file, the import. */
    static final String EVENTS = """
            INSERT INTO event (centre_id, at, kind, actor, reason, import_id)
            SELECT centre_id, now(), 'imported', ?, 'stages ' || count(*) || ', sha256 ' || ?, ?
            FROM import_stage
            WHERE known_position IS NULL AND copy = 1
            GROUP BY centre_id""";

    /** The stages themselves, an event a centre and day, so that figures over them can be rebuilt from events. Parameters: actor, the import. */
    static final String FACTS = """
            INSERT INTO event (centre_id, at, kind, actor, import_id, facts_day, facts)
            SELECT stage.centre_id, now(), 'imported_day', ?, ?, stage.business_day,
                   string_agg(stage_fact(stage, ticket.label), '' ORDER BY ticket.label COLLATE "C", stage.position)
            FROM import_stage AS fresh
            JOIN ticket ON ticket.centre_id = fresh.centre_id AND ticket.business_day = fresh.business_day
                       AND ticket.label = fresh.ticket
            JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
                      AND stage.position = fresh.position
            WHERE fresh.known_position IS NULL AND fresh.copy = 1
            GROUP BY stage.centre_id, stage.business_day""";

    /** The amendments of closed months are calculated before the queue of a centre is locked; its events are numbered after that. */
    static final String AMEND = "SET CONSTRAINTS month_changed IMMEDIATE";

    /** Last: commands of a centre wait from here to the end of the transaction. */
    static final String VERSIONS = """
            UPDATE centre SET version = version + 1
            WHERE id IN (SELECT centre_id FROM import_stage WHERE known_position IS NULL AND copy = 1)""";

    static final String YEARS = "SELECT DISTINCT extract(year FROM business_day)::integer FROM import_stage";
}
