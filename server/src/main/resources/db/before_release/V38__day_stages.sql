-- The stages of settled days, packed for reports that need each of them: percentiles, hours, desks. Like day_figures, a row is
-- only ever a copy of the facts: it may be missing, it is never wrong, and it goes with its day's figures. Why so, and what
-- else was measured: server/docs/adr/0006-packed-days.md.

CREATE TABLE day_stages (
    centre_id    integer NOT NULL,
    business_day date    NOT NULL,
    -- Services, desks and specialists, by their place from 1; 0 in a record is none.
    words        text[]  NOT NULL,
    -- Of stage_record, one after the other.
    stages       bytea   NOT NULL,
    PRIMARY KEY (centre_id, business_day),
    FOREIGN KEY (centre_id, business_day) REFERENCES day_figures ON DELETE CASCADE
);
-- Reading is to be quick, and it is not much.
ALTER TABLE day_stages ALTER COLUMN stages SET STORAGE EXTERNAL;

-- 48 bytes: position, kind, state (16 more where its times are not trusted), category, hour, service, desk, specialist: two each;
-- norm and time put off, seconds: four each; wait, walk and service, microseconds, the least number where there is none: eight each.
CREATE FUNCTION stage_record(s stage, t ticket, zone text, words text[]) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT int2send(s.position)
        || int2send((s.kind = 'cash')::integer::smallint)
        || int2send((array_position(ARRAY['waiting', 'called', 'serving', 'postponed', 'served', 'no_show', 'cancelled', 'expired'],
                                    s.state) + CASE WHEN s.inaccurate IS NULL THEN 0 ELSE 16 END)::smallint)
        || int2send((t.category = 'priority')::integer::smallint)
        || int2send(extract(hour FROM s.queued_at AT TIME ZONE zone)::smallint)
        || int2send(array_position(words, t.service)::smallint)
        || int2send(coalesce(array_position(words, s.desk), 0)::smallint)
        || int2send(coalesce(array_position(words, s.specialist), 0)::smallint)
        || int4send(t.norm) || int4send(s.postponed)
        || int8send(coalesce((extract(epoch FROM s.called_at - s.queued_at) * 1000000)::bigint - s.postponed * 1000000::bigint,
                             -9223372036854775808))
        || int8send(coalesce((extract(epoch FROM s.started_at - s.last_called_at) * 1000000)::bigint, -9223372036854775808))
        || int8send(coalesce((extract(epoch FROM s.finished_at - s.started_at) * 1000000)::bigint, -9223372036854775808))
$$;

-- A day from its stages; an empty one where nobody came.
CREATE FUNCTION packed_stages(centre integer, day date, OUT words text[], OUT stages bytea) LANGUAGE sql STABLE PARALLEL SAFE AS $$
    WITH leg AS MATERIALIZED (
        SELECT s, t, c.zone
        FROM ticket t
        JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
        JOIN centre c ON c.id = t.centre_id
        WHERE t.centre_id = packed_stages.centre AND t.business_day = packed_stages.day
    ), word AS MATERIALIZED (
        SELECT coalesce(array_agg(DISTINCT one), '{}') AS all
        FROM leg CROSS JOIN LATERAL unnest(ARRAY[(t).service, (s).desk, (s).specialist]) AS one
        WHERE one IS NOT NULL
    )
    SELECT word.all, coalesce((SELECT string_agg(stage_record(s, t, zone, word.all), '') FROM leg), '')
    FROM word
$$;

-- What a record says of its ticket and of its centre's clock changes by hand only, and never in a command of the queue.
CREATE FUNCTION forget_day_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_TABLE_NAME = 'centre' THEN
        PERFORM lock_day_figures(NEW.id);
        DELETE FROM day_stages WHERE centre_id = NEW.id;
    ELSE
        PERFORM lock_day_figures(NEW.centre_id);
        DELETE FROM day_stages WHERE centre_id = NEW.centre_id AND business_day IN (OLD.business_day, NEW.business_day);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER centre_zone_forgets AFTER UPDATE OF zone ON centre
    FOR EACH ROW WHEN (OLD.zone <> NEW.zone) EXECUTE FUNCTION forget_day_stages();
CREATE TRIGGER ticket_updated_forgets AFTER UPDATE OF service, category, norm, business_day ON ticket
    FOR EACH ROW EXECUTE FUNCTION forget_day_stages();
