-- Who changed what of the house, and from where: accounts, tokens, devices, settings, sendings, closings, imports, sign-ins. What
-- happens to visitors stands in the table event. Rows are never changed, but for the count of refused sign-ins.
CREATE TABLE audit_event (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    kind     text        NOT NULL,
    action   text        NOT NULL,
    -- As in event: staff:petrova, token:3, visitor; server: it did so by itself; database:… where somebody wrote beside it.
    actor    text        NOT NULL,
    address  text,
    -- Code of the centre that it concerns; null: all.
    centre   text,
    -- Which one: a login, a code, a name.
    subject  text        NOT NULL,
    -- The fields that changed, each with what it was and what it is; a secret only says that it changed.
    details  jsonb       NOT NULL DEFAULT '{}',
    -- Of refused sign-ins: how many of one login from one address within the hour.
    times    integer     NOT NULL DEFAULT 1
);
CREATE INDEX audit_event_actor ON audit_event (actor, id);
CREATE INDEX audit_event_kind ON audit_event (kind, id);
CREATE UNIQUE INDEX audit_event_refused ON audit_event (date_trunc('hour', at AT TIME ZONE 'UTC'), subject, address)
    WHERE kind = 'sign-in' AND action = 'refused';

-- Arguments: kind, name of the field that says which one, watched fields, watched secrets (both parted by spaces).
CREATE FUNCTION leave_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
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

-- A centre by its code; what is long is cut.
CREATE FUNCTION audit_value(field text, value jsonb) RETURNS jsonb LANGUAGE sql STABLE AS $$
    SELECT CASE WHEN value IS NULL OR value = 'null' THEN NULL
                WHEN field = 'centre_id' THEN (SELECT to_jsonb(code) FROM centre WHERE id = value::text::integer)
                WHEN length(value::text) > 400 THEN to_jsonb(left(value::text, 400) || '…')
                ELSE value END
$$;

CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON staff FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('account', 'login', 'name role centre_id active', 'password');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF name, revoked_at ON api_token FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('token', 'name', 'role revoked_at', '');
-- Not while it only shows a code: anybody may ask for one.
CREATE TRIGGER audit AFTER UPDATE OF paired_at, revoked_at, name, desk, printer_id ON device FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('device', 'name', 'kind name desk printer_id paired_at revoked_at', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF transport, address, profile, own_profile, agent_id, roll_size, roll_since
    ON printer FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('printer', 'code', 'transport address profile own_profile agent_id roll_size roll_since', '');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OF id ON test_page FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('test-page', 'printer_id', 'id', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF kind, address, agent_id, template, protocol ON cable FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('cable', 'code', 'kind address agent_id template protocol', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cable_end FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('cable-end', 'desk', 'cable_id number desk arrow', '');
CREATE TRIGGER audit AFTER INSERT ON slip_layout FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('layout', 'id', 'blocks logo', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON printer_profile FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('profile', 'code', 'profile', '');
CREATE TRIGGER audit AFTER INSERT OR UPDATE OF name_ru, name_en, zone, address_ru, address_en, names_hidden,
    several_desks, no_show_after ON centre FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('centre', 'code', 'name_ru name_en zone address_ru address_en names_hidden several_desks no_show_after', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON service FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('service', 'code',
        'name_ru name_en hint_ru hint_en advice_ru advice_en route prefix norm active', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF norm ON service_norm FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('norm', 'service', 'valid_from norm', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF stages, active ON desk FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('desk', 'code', 'stages active', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON working_hours FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('hours', 'weekday', 'opens closes lunch_from lunch_to', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON sending FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('sending', 'id', 'centre_id what rhythm hour language recipients active', '');
-- Those that somebody asked for; the others come by the clock.
CREATE TRIGGER audit AFTER INSERT ON sending_run FOR EACH ROW WHEN (NEW.key LIKE 'now:%')
    EXECUTE FUNCTION leave_audit_event('sending-now', 'sending', 'due_on', '');
CREATE TRIGGER audit AFTER INSERT ON month_closing FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('closing', 'month', 'hash', '');
CREATE TRIGGER audit AFTER INSERT ON calls_closing FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('calls-closing', 'month', 'hash', '');
CREATE TRIGGER audit AFTER INSERT ON contact_centre_change FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('contact-centre', 'zone', 'zone queues', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON call_import FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('calls-import', 'sha256', 'form lines withdrawn_at withdrawn_for', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON quality_line FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('quality-line', 'code', 'section name_ru name_en active', '');
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF words ON quality_page FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('quality-page', 'year', 'words', '');

-- A file or a form brings many figures: one event tells of all.
CREATE FUNCTION leave_audit_event_of_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO audit_event (kind, action, actor, address, subject, details)
    SELECT 'quality-figures', source,
           coalesce(nullif(current_setting('talon.actor', true), ''), min(actor)),
           nullif(current_setting('talon.address', true), ''), year::text, jsonb_build_object('figures', count(*))
    FROM made GROUP BY source, year;
    RETURN NULL;
END $$;
CREATE TRIGGER audit AFTER INSERT ON quality_change REFERENCING NEW TABLE AS made FOR EACH STATEMENT
    EXECUTE FUNCTION leave_audit_event_of_figures();

-- An import of history, and one that is taken back, once for each centre.
CREATE TRIGGER audit AFTER INSERT ON event FOR EACH ROW WHEN (NEW.kind IN ('imported', 'import_withdrawn'))
    EXECUTE FUNCTION leave_audit_event('history', 'kind', 'reason', '');

-- Browsers that have signed in to an account before: their tries are counted apart from strangers'.
CREATE TABLE known_browser (
    secret_hash bytea       NOT NULL,
    staff_id    integer     NOT NULL REFERENCES staff,
    seen_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (secret_hash, staff_id)
);
