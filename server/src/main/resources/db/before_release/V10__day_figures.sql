-- The figures of settled days, so that a year's table need not read every stage. A row is only ever a copy of the facts:
-- it may be missing, it is never wrong. Why so: server/docs/adr/0004-day-figures.md.

CREATE TABLE day_figures (
    centre_id            integer NOT NULL REFERENCES centre,
    business_day         date    NOT NULL,
    consultation         integer NOT NULL,  -- served stages whose times are accurate
    consultation_wait    bigint  NOT NULL,  -- sums, microseconds
    consultation_service bigint  NOT NULL,
    cash                 integer NOT NULL,
    cash_wait            bigint  NOT NULL,
    cash_service         bigint  NOT NULL,
    both_kinds           integer NOT NULL,  -- tickets that went through both kinds, with all their stages
    both_wait            bigint  NOT NULL,
    both_service         bigint  NOT NULL,
    no_show              integer NOT NULL,  -- stages left out
    cancelled            integer NOT NULL,
    expired              integer NOT NULL,
    inaccurate           integer NOT NULL,
    PRIMARY KEY (centre_id, business_day)
);

-- Whoever changes facts of a settled day, and whoever settles a day, holds this until the end of its transaction.
CREATE FUNCTION lock_day_figures(centre integer) RETURNS void LANGUAGE sql AS $$
    SELECT pg_advisory_xact_lock(1952541548, centre)
$$;

-- When a day may be settled: no zone is still in it, whatever a centre's zone is or becomes, and has not been for a day,
-- so that no transaction that began in it can still be open.
CREATE FUNCTION settles(day date) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT day < (now() AT TIME ZONE 'UTC')::date - 2
$$;

CREATE FUNCTION forget_day_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- With an older snapshot the DELETE would pass over a row that was settled a moment ago.
    IF current_setting('transaction_isolation') <> 'read committed' THEN
        RAISE EXCEPTION 'facts of past days are changed in READ COMMITTED transactions only';
    END IF;
    IF TG_OP <> 'INSERT' THEN
        PERFORM lock_day_figures(OLD.centre_id);
        DELETE FROM day_figures WHERE centre_id = OLD.centre_id AND business_day = OLD.business_day;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM lock_day_figures(NEW.centre_id);
        DELETE FROM day_figures WHERE centre_id = NEW.centre_id AND business_day = NEW.business_day;
    END IF;
    RETURN NULL;
END $$;

-- The conditions keep the running day's commands out: they insert for a day that cannot be settled, and they change
-- stages that have not ended, whose day therefore is not settled.
CREATE TRIGGER stage_inserted_forgets AFTER INSERT ON stage
    FOR EACH ROW WHEN (NEW.business_day < (now() AT TIME ZONE 'UTC')::date - 1)
    EXECUTE FUNCTION forget_day_figures();
CREATE TRIGGER stage_updated_forgets AFTER UPDATE ON stage
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL OR OLD.business_day <> NEW.business_day)
    EXECUTE FUNCTION forget_day_figures();
CREATE TRIGGER stage_deleted_forgets AFTER DELETE ON stage
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL)
    EXECUTE FUNCTION forget_day_figures();

CREATE FUNCTION forget_all_day_figures() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM day_figures;
    RETURN NULL;
END $$;
CREATE TRIGGER stage_truncated_forgets AFTER TRUNCATE ON stage
    FOR EACH STATEMENT EXECUTE FUNCTION forget_all_day_figures();
