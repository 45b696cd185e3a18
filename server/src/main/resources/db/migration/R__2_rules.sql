-- A ticket's label in its one written form, as dev.talon.queue.Label says it.
CREATE OR REPLACE FUNCTION ticket_label(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(left(upper(btrim(typed)), 1)
                     || CASE WHEN btrim(substr(upper(btrim(typed)), 2)) ~ '^[0-9]{1,2}$'
                             THEN lpad(btrim(substr(upper(btrim(typed)), 2)), 3, '0')
                             ELSE btrim(substr(upper(btrim(typed)), 2)) END,
                     'ABEKMHOPCTYX', 'АВЕКМНОРСТУХ')
$$;

-- Whether a desk holds a ticket at this moment, and not when the statement around began: a break waits for the call that
-- has its desk's row, and then has to see that call. VOLATILE is what makes it look anew.
CREATE OR REPLACE FUNCTION desk_is_busy(of_centre integer, of_desk text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM stage
                   WHERE centre_id = of_centre AND desk = of_desk AND state IN ('called', 'serving'));
END $$;

-- service.norm is the norm of today: a service that begins has it from ever, one whose norm is changed has it from today.
CREATE OR REPLACE FUNCTION keep_service_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    today date := (SELECT business_day(zone, day_ends, now()) FROM centre WHERE id = NEW.centre_id);
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO service_norm VALUES (NEW.centre_id, NEW.code, '2000-01-01', NEW.norm) ON CONFLICT DO NOTHING;
    ELSIF NEW.norm IS DISTINCT FROM (
            SELECT n.norm FROM service_norm n
            WHERE n.centre_id = NEW.centre_id AND n.service = NEW.code AND n.valid_from <= today
            ORDER BY n.valid_from DESC LIMIT 1) THEN
        INSERT INTO service_norm VALUES (NEW.centre_id, NEW.code, today, NEW.norm)
        ON CONFLICT (centre_id, service, valid_from) DO UPDATE SET norm = EXCLUDED.norm;
    END IF;
    RETURN NULL;
END $$;

-- A command's key comes with its event and is kept beside it, for two days. A second command with the key fails here.
CREATE OR REPLACE FUNCTION keep_command_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO command_key (centre_id, key, request, event_id)
    VALUES (NEW.centre_id, NEW.command_key, coalesce(NEW.command_request, ''), NEW.id);
    NEW.command_key := NULL;
    NEW.command_request := NULL;
    RETURN NEW;
END $$;
