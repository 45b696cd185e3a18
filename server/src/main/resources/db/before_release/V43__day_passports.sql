-- What passports and the annual report say of settled days, so that they need not read every stage of a year. Like day_stages,
-- a row is only ever a copy of the facts: it may be missing, it is never wrong, and it goes with its day's figures. What is
-- signed when a month is closed, and compared with the signature every day, is still taken from the stages themselves.

CREATE TABLE day_passport (
    centre_id    integer NOT NULL,
    business_day date    NOT NULL,
    -- Tickets of which a stage was served.
    contacts     integer NOT NULL,
    -- Of day_hashes; without stages nothing.
    stages       integer NOT NULL,
    hash         text    NOT NULL,
    -- Of figures_between.
    figures      jsonb   NOT NULL,
    PRIMARY KEY (centre_id, business_day),
    FOREIGN KEY (centre_id, business_day) REFERENCES day_figures ON DELETE CASCADE
);

-- As month_figures, of any days, and the contacts in person: tickets of which a stage was served, and of the others in what
-- state their furthest stage is.
CREATE FUNCTION figures_between(centre integer, first date, last date) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT to_jsonb(figures) FROM (
        SELECT coalesce(sum(stages), 0)::bigint AS stages,
               coalesce(sum(open), 0)::bigint AS open,
               coalesce(sum(consultation), 0)::bigint AS consultation,
               coalesce(sum(consultation_wait), 0)::bigint AS consultation_wait,
               coalesce(sum(consultation_service), 0)::bigint AS consultation_service,
               coalesce(sum(consultation_no_show), 0)::bigint AS consultation_no_show,
               coalesce(sum(consultation_cancelled), 0)::bigint AS consultation_cancelled,
               coalesce(sum(consultation_expired), 0)::bigint AS consultation_expired,
               coalesce(sum(consultation_inaccurate), 0)::bigint AS consultation_inaccurate,
               coalesce(sum(cash), 0)::bigint AS cash,
               coalesce(sum(cash_wait), 0)::bigint AS cash_wait,
               coalesce(sum(cash_service), 0)::bigint AS cash_service,
               coalesce(sum(cash_no_show), 0)::bigint AS cash_no_show,
               coalesce(sum(cash_cancelled), 0)::bigint AS cash_cancelled,
               coalesce(sum(cash_expired), 0)::bigint AS cash_expired,
               coalesce(sum(cash_inaccurate), 0)::bigint AS cash_inaccurate,
               count(*) FILTER (WHERE through_both) AS both_kinds,
               coalesce(sum(consultation_wait + cash_wait) FILTER (WHERE through_both), 0)::bigint AS both_wait,
               coalesce(sum(consultation_service + cash_service) FILTER (WHERE through_both), 0)::bigint AS both_service,
               count(*) FILTER (WHERE meant_both AND NOT through_both) AS both_left_out,
               count(*) FILTER (WHERE served) AS contacts,
               count(*) FILTER (WHERE NOT served AND furthest = 'no_show') AS contacts_no_show,
               count(*) FILTER (WHERE NOT served AND furthest = 'cancelled') AS contacts_cancelled,
               count(*) FILTER (WHERE NOT served AND furthest = 'expired') AS contacts_expired,
               count(*) FILTER (WHERE NOT served AND furthest IN ('waiting', 'called', 'serving', 'postponed')) AS contacts_open
        FROM (SELECT count(*) AS stages,
                     count(*) FILTER (WHERE state IN ('waiting', 'called', 'serving', 'postponed')) AS open,
                     count(*) FILTER (WHERE counts AND kind = 'consultation') AS consultation,
                     sum(wait) FILTER (WHERE counts AND kind = 'consultation') AS consultation_wait,
                     sum(service) FILTER (WHERE counts AND kind = 'consultation') AS consultation_service,
                     count(*) FILTER (WHERE state = 'no_show' AND kind = 'consultation') AS consultation_no_show,
                     count(*) FILTER (WHERE state = 'cancelled' AND kind = 'consultation') AS consultation_cancelled,
                     count(*) FILTER (WHERE state = 'expired' AND kind = 'consultation') AS consultation_expired,
                     count(*) FILTER (WHERE state = 'served' AND NOT counts AND kind = 'consultation')
                         AS consultation_inaccurate,
                     count(*) FILTER (WHERE counts AND kind = 'cash') AS cash,
                     sum(wait) FILTER (WHERE counts AND kind = 'cash') AS cash_wait,
                     sum(service) FILTER (WHERE counts AND kind = 'cash') AS cash_service,
                     count(*) FILTER (WHERE state = 'no_show' AND kind = 'cash') AS cash_no_show,
                     count(*) FILTER (WHERE state = 'cancelled' AND kind = 'cash') AS cash_cancelled,
                     count(*) FILTER (WHERE state = 'expired' AND kind = 'cash') AS cash_expired,
                     count(*) FILTER (WHERE state = 'served' AND NOT counts AND kind = 'cash') AS cash_inaccurate,
                     bool_and(counts) AND bool_or(kind = 'consultation') AND bool_or(kind = 'cash') AS through_both,
                     bool_or(route @> ARRAY['consultation', 'cash']) AS meant_both,
                     bool_or(state = 'served') AS served,
                     (array_agg(state ORDER BY position DESC))[1] AS furthest
              FROM (SELECT s.ticket_id, s.position, s.kind, s.state, t.route,
                           s.state = 'served' AND s.inaccurate IS NULL AS counts,
                           (extract(epoch FROM s.called_at - s.queued_at) * 1000000)::bigint
                               - s.postponed * 1000000::bigint AS wait,
                           (extract(epoch FROM s.finished_at - s.started_at) * 1000000)::bigint AS service
                    FROM ticket t JOIN stage s ON s.centre_id = t.centre_id AND s.ticket_id = t.id
                    WHERE t.centre_id = figures_between.centre
                      AND t.business_day BETWEEN figures_between.first AND figures_between.last) AS leg
              GROUP BY ticket_id) AS visit) AS figures
$$;

CREATE FUNCTION day_passport_of(centre integer, day date, OUT contacts integer, OUT stages integer, OUT hash text, OUT figures jsonb)
LANGUAGE sql STABLE AS $$
    SELECT (figures ->> 'contacts')::integer, coalesce(hashed.stages, 0)::integer, coalesce(hashed.hash, ''), figures
    FROM figures_between(day_passport_of.centre, day_passport_of.day, day_passport_of.day) AS figures
    LEFT JOIN day_hashes(day_passport_of.centre, day_passport_of.day, day_passport_of.day) AS hashed ON true
$$;

-- The same as month_hash and month_figures, from what is kept, and from the stages of those days that nothing is kept of;
-- missing says how many of these could be kept.
CREATE FUNCTION kept_month(centre integer, month date, OUT hash text, OUT figures jsonb, OUT missing integer)
LANGUAGE sql STABLE AS $$
    WITH day AS MATERIALIZED (
        SELECT business_day, false AS fresh, stages, hash, figures
        FROM day_passport
        WHERE centre_id = kept_month.centre
          AND business_day BETWEEN kept_month.month AND (kept_month.month + interval '1 month')::date - 1
        UNION ALL
        SELECT one.business_day, true, made.stages, made.hash, made.figures
        FROM (SELECT kept_month.month + n AS business_day
              FROM generate_series(0, (kept_month.month + interval '1 month')::date - kept_month.month - 1) AS n
              WHERE NOT EXISTS (SELECT FROM day_passport p
                                WHERE p.centre_id = kept_month.centre AND p.business_day = kept_month.month + n)
                AND EXISTS (SELECT FROM ticket t
                            WHERE t.centre_id = kept_month.centre AND t.business_day = kept_month.month + n)) AS one
        CROSS JOIN LATERAL day_passport_of(kept_month.centre, one.business_day) AS made
    )
    SELECT encode(sha256(convert_to(
               'talon-facts 1' || E'\t' || (SELECT code FROM centre AS c WHERE c.id = kept_month.centre) || E'\t'
               || to_char(kept_month.month, 'YYYY-MM') || E'\n'
               || coalesce(string_agg(to_char(business_day, 'YYYY-MM-DD') || E'\t' || stages || E'\t' || hash || E'\n', ''
                                      ORDER BY business_day) FILTER (WHERE stages > 0), ''), 'UTF8')), 'hex'),
           (SELECT coalesce(jsonb_object_agg(key, total), '{}')
            FROM (SELECT key, sum(value::bigint)::bigint AS total
                  FROM day CROSS JOIN LATERAL jsonb_each_text(day.figures)
                  GROUP BY key) AS summed),
           (count(*) FILTER (WHERE fresh AND settles(business_day) AND figures ->> 'open' = '0'))::integer
    FROM day
$$;

-- A ticket's route and label are part of what is kept; they change by hand only once the day is over.
CREATE FUNCTION forget_day_passport() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM lock_day_figures(NEW.centre_id);
    DELETE FROM day_passport WHERE centre_id = NEW.centre_id AND business_day = NEW.business_day;
    RETURN NULL;
END $$;
CREATE TRIGGER ticket_route_forgets AFTER UPDATE OF route, label ON ticket
    FOR EACH ROW WHEN (NEW.business_day < (now() AT TIME ZONE 'UTC')::date - 1)
    EXECUTE FUNCTION forget_day_passport();
