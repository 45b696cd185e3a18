package dev.talon.report.calls;

/** The statements of an import of calls, in the order in which they run. */
final class CallSql {
    private CallSql() {}

    /** One import of calls at a time, on whatever node. */
    static final String LOCK = "SELECT pg_try_advisory_lock(1952541551)";

    /** Said, not left to the closing of the connection: the server notices that only some time later. */
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

    /** A call that the file or the table has already, with other times or another outcome. {@code line}, {@code problem}, and how many in all. */
    static final String FAULTS = """
            SELECT line, fault, count(*) OVER () FROM (
                SELECT call_line.line,
                       CASE WHEN first_value((call_line.outcome, call_line.wait, call_line.service)::text) OVER same
                                 <> (call_line.outcome, call_line.wait, call_line.service)::text
                            THEN 'line ' || first_value(call_line.line) OVER same || ' has this call with other facts'
                            WHEN call.call IS NOT NULL
                                 AND (call.outcome, call.wait, call.service)
                                     IS DISTINCT FROM (call_line.outcome, call_line.wait, call_line.service)
                            THEN 'this call was imported before with other facts' END AS fault
                FROM call_line
                LEFT JOIN call ON (call.queue, call.call, call.ended_at)
                                = (call_line.queue, call_line.call, call_line.ended_at)
                WINDOW same AS (PARTITION BY call_line.queue, call_line.call, call_line.ended_at ORDER BY call_line.line)
            ) AS compared
            WHERE fault IS NOT NULL
            ORDER BY line
            LIMIT 100""";

    /** Parameters: actor, form, encoding, SHA-256 of the file, lines. */
    static final String IMPORT = """
            INSERT INTO call_import (at, actor, form, encoding, sha256, lines, imported, duplicates)
            VALUES (now(), ?, ?, ?, ?, ?::bigint, 0, 0)
            RETURNING id""";

    /** The new calls, and beside them the record of what this import brought; says how many they are. */
    static final String CALLS = """
            WITH added AS (
                INSERT INTO call AS made (queue, call, ended_at, entered_at, outcome, wait, service, import_id)
                SELECT DISTINCT ON (queue, call, ended_at) queue, call, ended_at, entered_at, outcome, wait, service, %1$d
                FROM call_line
                ORDER BY queue, call, ended_at, line
                ON CONFLICT (queue, call, ended_at) DO NOTHING
                RETURNING made AS whole, made.entered_at
            ), kept AS (
                INSERT INTO call_record (import_id, day, calls, facts)
                SELECT %1$d, (entered_at AT TIME ZONE 'UTC')::date, count(*), string_agg(call_fact(whole), '')
                FROM added
                GROUP BY 2
                RETURNING calls)
            SELECT coalesce(sum(calls), 0) FROM kept""";

    static final String PARTS = """
            INSERT INTO call_in_part (queue, call, at, missing, import_id)
            SELECT DISTINCT queue, call, at, missing, %d
            FROM call_part_line
            ON CONFLICT DO NOTHING""";

    static final String COUNT = "UPDATE call_import SET imported = %d, duplicates = %d WHERE id = %d";

    static final String STAGED = "SELECT count(*), min(entered_at), max(entered_at) FROM call_line";
}
