-- A packed stage says besides between which minutes it was served, so that what was served over lunch or past closing is found without
-- reading the stages. Why so: server/docs/adr/0006-packed-days.md.

-- As before 48 bytes: position, kind, state (16 more where its times are not trusted), category, hour, service, desk, specialist: two
-- each; norm and time put off, seconds: four each; wait, walk and service, microseconds, the least number where there is none: eight
-- each. Beside the kind, in doubles, stands one more than the minute in which the service began, beside the category one more than
-- that by which it had ended, counted from the midnight at which its business day begins on the centre's clock, 0 to 16382; 0: none.
CREATE OR REPLACE FUNCTION stage_record(s stage, t ticket, zone text, words text[]) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT int2send(s.position)
        || int2send(((s.kind = 'cash')::integer
                     + coalesce(2 + 2 * greatest(0, least(16382, floor(date_part('epoch',
                           (s.started_at AT TIME ZONE zone) - t.business_day::timestamp) / 60)))::integer, 0))::smallint)
        || int2send((array_position(ARRAY['waiting', 'called', 'serving', 'postponed', 'served', 'no_show', 'cancelled', 'expired'],
                                    s.state) + CASE WHEN s.inaccurate IS NULL THEN 0 ELSE 16 END)::smallint)
        || int2send(((t.category = 'priority')::integer
                     + CASE WHEN s.started_at IS NULL OR s.finished_at IS NULL THEN 0
                            ELSE 2 + 2 * greatest(0, least(16382, ceil(date_part('epoch',
                                (s.finished_at AT TIME ZONE zone) - t.business_day::timestamp) / 60)))::integer END)::smallint)
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

-- Packed anew behind the first reports that want them.
TRUNCATE day_stages;

-- What was said of times, and what the end of a day finished: few among many.
CREATE INDEX event_doubt ON event (centre_id, at)
    WHERE kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn') OR (kind = 'finished' AND actor = 'duty:close-days');
