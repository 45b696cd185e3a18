-- How long a stage of a service may wait, from which business day on. A ticket takes the norm of its day and keeps it.
CREATE TABLE service_norm (
    centre_id   integer NOT NULL,
    service     text    NOT NULL,
    valid_from  date    NOT NULL,
    norm        integer NOT NULL CHECK (norm BETWEEN 1 AND 86400),
    PRIMARY KEY (centre_id, service, valid_from),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code)
);
INSERT INTO service_norm SELECT centre_id, code, '2000-01-01', norm FROM service;

-- service.norm is the norm of today: a service that begins has it from ever, one whose norm is changed has it from today.
CREATE FUNCTION keep_service_norm() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    today date := (SELECT (now() AT TIME ZONE zone)::date FROM centre WHERE id = NEW.centre_id);
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
CREATE TRIGGER service_keeps_its_norms AFTER INSERT OR UPDATE OF norm ON service
    FOR EACH ROW EXECUTE FUNCTION keep_service_norm();
