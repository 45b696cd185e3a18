-- Whether a role reaches as far as another.
CREATE OR REPLACE FUNCTION reaches(role text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT array_position(ARRAY['specialist', 'host', 'manager', 'administrator'], role)
        >= array_position(ARRAY['specialist', 'host', 'manager', 'administrator'], other)
$$;

-- Whether the account behind a token still has what the token has.
CREATE OR REPLACE FUNCTION maker_still_may(token api_token) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT token.maker_id IS NULL OR EXISTS (
        SELECT FROM staff m
        WHERE m.id = token.maker_id AND m.active AND reaches(m.role, token.role)
          AND (m.centre_id IS NULL OR m.centre_id = token.centre_id))
$$;

-- Whether reports may go on being sent for whoever asked for it: not once their account is deactivated, or reaches less far.
CREATE OR REPLACE FUNCTION sender_still_may(actor text, centre integer) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM staff s
        WHERE (s.id = (SELECT maker_id FROM api_token WHERE 'token:' || id = actor) OR 'staff:' || s.login = actor)
          AND NOT (s.active AND reaches(s.role, 'manager') AND (s.centre_id IS NULL OR s.centre_id IS NOT DISTINCT FROM centre)))
$$;

-- A centre by its code; what is long is cut.
CREATE OR REPLACE FUNCTION audit_value(field text, value jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN value IS NULL OR value = 'null' THEN NULL
                WHEN field = 'centre_id' THEN (SELECT to_jsonb(code) FROM centre WHERE id = value::text::integer)
                WHEN length(value::text) > 400 THEN to_jsonb(left(value::text, 400) || '…')
                ELSE value END
$$;

-- Arguments: kind, name of the field that says which one, watched fields, watched secrets (both parted by spaces).
CREATE OR REPLACE FUNCTION leave_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}' ELSE to_jsonb(OLD) END;
    after  jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}' ELSE to_jsonb(NEW) END;
    known  jsonb := CASE WHEN TG_OP = 'DELETE' THEN to_jsonb(OLD) ELSE to_jsonb(NEW) END;
    fields jsonb;
BEGIN
    SELECT coalesce(jsonb_object_agg(field, CASE WHEN secret THEN to_jsonb(true) ELSE jsonb_build_array(
               audit_value(field, before -> field), audit_value(field, after -> field)) END), '{}')
    INTO fields
    FROM (SELECT field, false AS secret FROM unnest(string_to_array(TG_ARGV[2], ' ')) AS field
          UNION ALL SELECT field, true FROM unnest(string_to_array(TG_ARGV[3], ' ')) AS field) AS watched
    WHERE coalesce(before -> field, 'null') <> coalesce(after -> field, 'null');
    IF TG_OP = 'UPDATE' AND fields = '{}' THEN
        RETURN NULL;
    END IF;
    INSERT INTO audit_event (kind, action, actor, address, centre, subject, details)
    VALUES (TG_ARGV[0],
            CASE TG_OP WHEN 'INSERT' THEN 'created' WHEN 'DELETE' THEN 'removed' ELSE 'changed' END,
            coalesce(nullif(current_setting('talon.actor', true), ''), known ->> 'actor', known ->> 'changed_by',
                     known ->> 'closed_by',
                     CASE WHEN current_setting('application_name') LIKE 'talon%' THEN 'server' ELSE 'database:' || session_user END),
            nullif(current_setting('talon.address', true), ''),
            (SELECT code FROM centre WHERE id = (known ->> 'centre_id')::integer),
            coalesce(known ->> TG_ARGV[1], ''),
            fields);
    RETURN NULL;
END $$;

-- A file or a form brings many figures: one event tells of all.
CREATE OR REPLACE FUNCTION leave_audit_event_of_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_event (kind, action, actor, address, subject, details)
    SELECT 'quality-figures', source,
           coalesce(nullif(current_setting('talon.actor', true), ''), min(actor)),
           nullif(current_setting('talon.address', true), ''), year::text, jsonb_build_object('figures', count(*))
    FROM made GROUP BY source, year;
    RETURN NULL;
END $$;
