package dev.talon.contactcentre;

/** The statements of an import of calls, in the order in which they run. */
final class CallSql {
    private CallSql() {}

    /** One import of calls at a time, on whatever node. */
    static final String LOCK = "SELECT pg_try_advisory_lock(1952541551)";

    /** Explicit, and not left to the closing of the connection, which the server notices only some time later. */
    static final String UNLOCK = "SELECT pg_advisory_unlock_all()";

    static final String ZONE = "SELECT zone FROM contact_centre";

    static final String PREPARE = """
            SET jit = off;
            SET work_mem = '64MB';
            CREATE TEMPORARY TABLE call_line (
                line       bigint      NOT NULL,
                queue      text        NOT NULL,
                call       text        NOT NULL,
                ended_at   timestamptz NOT NULL,
                entered_at timestamptz NOT NULL,
                outcome    text        NOT NULL,
                wait       bigint      NOT NULL,
                service    bigint
            );
            CREATE TEMPORARY TABLE call_part_line (
                queue   text        NOT NULL,
                call    text        NOT NULL,
                at      timestamptz NOT NULL,
                missing text        NOT NULL
            )""";

    static final String COPY = "COPY call_line FROM STDIN";

    static final String COPY_PARTS = "COPY call_part_line FROM STDIN";

    static final String INDEX = """
            CREATE INDEX ON call_line (queue, call, ended_at);
            ANALYZE call_line""";

    /** A call that the file or the table has already, with other times or another outcome. {@code line}, no column, {@code problem}, and how many in all. */
    static final String FAULTS = """
            WITH stay AS (
                SELECT line, queue, call, second_of(ended_at) AS second, outcome, wait, service
                FROM call_line WHERE is_long_stay(wait, service)
            )
            SELECT line, '', fault, count(*) OVER () FROM (
                SELECT stay.line,
                       CASE WHEN first_value((outcome, wait, service)::text) OVER same <> (outcome, wait, service)::text
                            THEN 'line ' || first_value(stay.line) OVER same || ' has this call with other facts'
                            WHEN EXISTS (SELECT FROM call
                                         WHERE call.queue = stay.queue AND call.call = stay.call
                                           AND second_of(call.ended_at) = stay.second AND is_long_stay(call.wait, call.service)
                                           AND (call.outcome, call.wait, call.service)
                                               IS DISTINCT FROM (stay.outcome, stay.wait, stay.service))
                            THEN 'this call was imported before with other facts' END AS fault
                FROM stay
                WINDOW same AS (PARTITION BY queue, call, second ORDER BY line)
            ) AS compared
            WHERE fault IS NOT NULL
            ORDER BY line
            LIMIT 100""";

    /** The stays of the file, each once: equal long stays are one, and equal short ones are as many as there are. */
    static final String STAYS = """
            CREATE TEMPORARY TABLE call_stay_line AS
            SELECT DISTINCT ON (queue, call, second, outcome, wait, service, nth) *
            FROM (SELECT call_line.*, second_of(ended_at) AS second,
                         CASE WHEN is_long_stay(wait, service) THEN 1
                              ELSE row_number() OVER (PARTITION BY queue, call, second_of(ended_at), outcome, wait, service ORDER BY line)
                         END AS nth
                  FROM call_line) AS numbered
            ORDER BY queue, call, second, outcome, wait, service, nth, line""";

    /** Parameters: actor, form, encoding, SHA-256 of the file, lines, name of the file, what was left out as JSON. */
    static final String IMPORT = """
            INSERT INTO call_import (at, actor, form, encoding, sha256, lines, file, left_out, imported, duplicates, again_known)
            VALUES (now(), ?, ?, ?, ?, ?, ?, ?::jsonb, 0, 0, true)
            RETURNING id""";

    /** The calls that existed already; before the new ones are inserted. Parameter: the import. */
    static final String AGAIN = """
            INSERT INTO call_again (import_id, day, calls)
            SELECT ?, (call.entered_at AT TIME ZONE 'UTC')::date, array_agg(call.id ORDER BY call.id)
            FROM call_stay_line AS stay
            JOIN call ON call.queue = stay.queue AND call.call = stay.call AND second_of(call.ended_at) = stay.second
                     AND call.outcome = stay.outcome AND call.wait = stay.wait
                     AND call.service IS NOT DISTINCT FROM stay.service AND call.nth = stay.nth
            GROUP BY 2""";

    /** The new calls, and beside them the record of what this import brought; says how many they are. Parameter: the import, twice. */
    static final String CALLS = """
            WITH added AS (
                INSERT INTO call AS made (queue, call, ended_at, entered_at, outcome, wait, service, nth, import_id)
                SELECT queue, call, ended_at, entered_at, outcome, wait, service, nth, ?
                FROM call_stay_line
                ORDER BY entered_at, queue, call, ended_at, nth
                ON CONFLICT DO NOTHING
                RETURNING made AS whole, made.entered_at
            ), kept AS (
                INSERT INTO call_record (import_id, day, calls, facts)
                SELECT ?, (entered_at AT TIME ZONE 'UTC')::date, count(*), string_agg(call_told(whole), '')
                FROM added
                GROUP BY 2
                RETURNING calls)
            SELECT coalesce(sum(calls), 0) FROM kept""";

    /** Parameter: the import. */
    static final String PARTS = """
            INSERT INTO call_in_part (queue, call, at, missing, import_id)
            SELECT DISTINCT queue, call, at, missing, ?
            FROM call_part_line
            ON CONFLICT DO NOTHING""";

    /** Parameters: how many are new, how many were there, the import, twice. */
    static final String COUNT = """
            UPDATE call_import
            SET imported = ?, duplicates = ?, months = (
                SELECT coalesce(jsonb_object_agg(month, calls), '{}')
                FROM (SELECT to_char(call.entered_at AT TIME ZONE zone, 'YYYY-MM') AS month, count(*) AS calls
                      FROM contact_centre JOIN call ON call.entered_at BETWEEN (SELECT min(entered_at) FROM call_line)
                                                                         AND (SELECT max(entered_at) FROM call_line)
                                            AND call.import_id = ?
                      GROUP BY 1) AS brought)
            WHERE id = ?""";

    static final String STAGED = "SELECT count(*), min(entered_at), max(entered_at) FROM call_line";
}
