-- Wait and service, version 2: what a whole day of a hall needs. The rules stand in R__2_rules.sql.
ALTER TABLE stage
    -- From when its wait counts, where that is later than queued_at; null: from queued_at.
    ADD COLUMN counts_from   timestamptz,
    -- Seconds set aside after its first call: in all, and of them while its service had begun.
    ADD COLUMN aside         integer NOT NULL DEFAULT 0,
    ADD COLUMN aside_serving integer NOT NULL DEFAULT 0,
    -- False where nobody queued for it: it was served without a ticket.
    ADD COLUMN waited        boolean NOT NULL DEFAULT true,
    -- What came of it, from the centre's list; null: nothing else than that it was done.
    ADD COLUMN outcome       text CHECK (outcome ~ '^[a-z0-9][a-z0-9_-]{0,31}$');

-- What a state needs. A stage that waits may have been called before, and its service may have begun: the first call and the first
-- start stay.
DO $$
DECLARE
    old text;
BEGIN
    FOR old IN SELECT conname FROM pg_constraint WHERE conrelid = 'stage'::regclass AND contype = 'c' AND cardinality(conkey) > 1 LOOP
        EXECUTE format('ALTER TABLE stage DROP CONSTRAINT %I', old);
    END LOOP;
END $$;
ALTER TABLE stage
    ADD CONSTRAINT waiting_is_at_no_desk CHECK (state NOT IN ('waiting', 'postponed') OR (finished_at IS NULL AND desk IS NULL)),
    ADD CONSTRAINT called_has_its_moments CHECK (state <> 'called' OR (called_at IS NOT NULL AND finished_at IS NULL AND desk IS NOT NULL)),
    ADD CONSTRAINT serving_has_its_moments CHECK (state <> 'serving' OR (called_at IS NOT NULL AND started_at IS NOT NULL AND finished_at IS NULL AND desk IS NOT NULL)),
    ADD CONSTRAINT served_has_its_moments CHECK (state <> 'served' OR (called_at IS NOT NULL AND started_at IS NOT NULL AND finished_at IS NOT NULL)),
    ADD CONSTRAINT no_show_has_its_moments CHECK (state <> 'no_show' OR (called_at IS NOT NULL AND finished_at IS NOT NULL)),
    ADD CONSTRAINT what_left_has_its_end CHECK (state NOT IN ('cancelled', 'expired') OR finished_at IS NOT NULL),
    ADD CONSTRAINT first_and_last_call CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    ADD CONSTRAINT moments_in_order CHECK (called_at >= queued_at AND last_called_at >= called_at AND started_at >= last_called_at
                                           AND finished_at >= coalesce(started_at, last_called_at, queued_at)),
    ADD CONSTRAINT aside_in_order CHECK (aside_serving BETWEEN 0 AND aside);

-- What is kept of settled days says more now: it is kept anew, a day at a time, as after any change.
TRUNCATE day_summary, day_stages;
ALTER TABLE day_summary
    DROP COLUMN hash,
    ADD COLUMN consultation_wrong_service bigint NOT NULL,  -- served, and for another service: left out of both means
    ADD COLUMN consultation_not_queued    bigint NOT NULL,  -- of those that count, how many nobody queued for: not in the mean wait
    ADD COLUMN consultation_at_once       bigint NOT NULL,  -- of those that count, how many went on at the same desk with no wait
    ADD COLUMN cash_wrong_service         bigint NOT NULL,
    ADD COLUMN cash_not_queued            bigint NOT NULL,
    ADD COLUMN cash_at_once               bigint NOT NULL,
    ADD COLUMN both_not_queued            bigint NOT NULL,  -- of both_kinds
    ADD COLUMN hash                       text   NOT NULL;
