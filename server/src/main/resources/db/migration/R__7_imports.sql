-- The stages of an import, and to which import each would belong without it: the first other one that has it. Null: to none.
CREATE OR REPLACE FUNCTION stages_of_import(import integer)
RETURNS TABLE (centre_id integer, ticket_id uuid, "position" smallint, business_day date, heir integer) LANGUAGE sql STABLE AS $$
    WITH mine AS MATERIALIZED (
        SELECT s.centre_id, s.ticket_id, s.position, s.business_day
        FROM history_import_day d
        JOIN ticket t ON t.centre_id = d.centre_id AND t.business_day = d.business_day
        JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
        WHERE d.import_id = stages_of_import.import AND s.import_id = stages_of_import.import
    ), also AS (
        SELECT d.centre_id, a.ticket_id, a.position, min(d.import_id) AS import_id
        FROM (SELECT DISTINCT mine.centre_id, mine.business_day FROM mine) AS day
        JOIN history_import_day d ON d.centre_id = day.centre_id AND d.business_day = day.business_day
        JOIN history_import i ON i.id = d.import_id AND i.withdrawn_at IS NULL AND i.id <> stages_of_import.import
        CROSS JOIN LATERAL unnest(d.again_tickets, d.again_positions) AS a (ticket_id, position)
        GROUP BY d.centre_id, a.ticket_id, a.position
    )
    SELECT mine.centre_id, mine.ticket_id, mine.position, mine.business_day, also.import_id
    FROM mine
    LEFT JOIN also ON also.centre_id = mine.centre_id AND also.ticket_id = mine.ticket_id AND also.position = mine.position
$$;

-- The calls of an import, and to which import each would belong without it: the first other one that has it. Null: to none.
CREATE OR REPLACE FUNCTION calls_of_import(import integer) RETURNS TABLE (id bigint, heir integer) LANGUAGE sql STABLE AS $$
    WITH mine AS MATERIALIZED (
        SELECT c.id, (c.entered_at AT TIME ZONE 'UTC')::date AS day FROM call c WHERE c.import_id = calls_of_import.import
    ), also AS (
        SELECT one, min(a.import_id) AS import_id
        FROM call_again a
        JOIN call_import i ON i.id = a.import_id AND i.withdrawn_at IS NULL AND i.id <> calls_of_import.import
        CROSS JOIN LATERAL unnest(a.calls) AS one
        WHERE a.day IN (SELECT mine.day FROM mine)
        GROUP BY one
    )
    SELECT mine.id, also.import_id FROM mine LEFT JOIN also ON also.one = mine.id
$$;

-- Whether an import of calls can be withdrawn. Imports by an older version did not store which calls of a file existed already: such an
-- import may have contained them too.
CREATE OR REPLACE FUNCTION is_withdrawable(i call_import) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT i.again_known OR NOT EXISTS (SELECT FROM call_import later
                                        WHERE later.id > i.id AND NOT later.again_known AND later.duplicates > 0)
$$;

-- The second of a stay's end: logs have no fractions, and the tables of exchanges must agree with them. As the index call_stay has it.
CREATE OR REPLACE FUNCTION second_of(ended_at timestamptz) RETURNS timestamp LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT date_trunc('second', ended_at AT TIME ZONE 'UTC')
$$;

-- Whether a stay lasted longer than a second: a call cannot have two such that end in the same one.
CREATE OR REPLACE FUNCTION is_long_stay(wait bigint, service bigint) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT wait + coalesce(service, 0) > 1000000
$$;
