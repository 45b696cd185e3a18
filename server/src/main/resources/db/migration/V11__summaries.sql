-- What is kept of settled days, so that reports need not read every stage of a year. A row is only ever a copy of the facts: it may
-- be missing, it is never wrong. Why so: server/docs/adr/0004-day-figures.md and 0006-packed-days.md. What is signed when a month is
-- closed, and compared with the signature every day, is still taken from the facts themselves.

-- The sums of a day, as the view day_sums has them, and the hash of its stages.
CREATE TABLE day_summary (
    centre_id              integer NOT NULL REFERENCES centre,
    business_day           date    NOT NULL,
    stages                 bigint  NOT NULL,  -- all that were queued
    open                   bigint  NOT NULL,  -- not ended: 0 in a settled day
    consultation           bigint  NOT NULL,  -- stages that count
    consultation_wait      bigint  NOT NULL,  -- sums, microseconds
    consultation_service   bigint  NOT NULL,
    consultation_no_show   bigint  NOT NULL,  -- stages left out
    consultation_cancelled bigint  NOT NULL,
    consultation_expired   bigint  NOT NULL,
    consultation_inaccurate bigint  NOT NULL,
    cash                   bigint  NOT NULL,
    cash_wait              bigint  NOT NULL,
    cash_service           bigint  NOT NULL,
    cash_no_show           bigint  NOT NULL,
    cash_cancelled         bigint  NOT NULL,
    cash_expired           bigint  NOT NULL,
    cash_inaccurate        bigint  NOT NULL,
    both_kinds             bigint  NOT NULL,  -- tickets that went through both kinds, all of whose stages count
    both_wait              bigint  NOT NULL,
    both_service           bigint  NOT NULL,
    both_left_out          bigint  NOT NULL,  -- tickets meant for both that did not
    contacts               bigint  NOT NULL,  -- tickets of which a stage was served
    contacts_no_show       bigint  NOT NULL,  -- the others, by the state of their furthest stage
    contacts_cancelled     bigint  NOT NULL,
    contacts_expired       bigint  NOT NULL,
    contacts_open          bigint  NOT NULL,
    consultation_wrong_service bigint NOT NULL,  -- served, and for another service: left out of both means
    consultation_not_queued    bigint NOT NULL,  -- of those that count, how many nobody queued for: not in the mean wait
    consultation_at_once       bigint NOT NULL,  -- of those that count, how many went on at the same desk with no wait
    cash_wrong_service         bigint NOT NULL,
    cash_not_queued            bigint NOT NULL,
    cash_at_once               bigint NOT NULL,
    both_not_queued            bigint NOT NULL,  -- of both_kinds
    hash                   text    NOT NULL,  -- of day_hashes; empty where there are no stages
    PRIMARY KEY (centre_id, business_day)
);

-- The stages of a day, packed for reports that need each of them: percentiles, hours, desks. They go with their day's summary.
CREATE TABLE day_stages (
    centre_id    integer NOT NULL,
    business_day date    NOT NULL,
    -- Services, desks and specialists, by their place from 1; 0 in a record is none.
    words        text[]  NOT NULL,
    -- Of stage_record, one after the other.
    stages       bytea   NOT NULL,
    -- A packed day is never changed, only forgotten and packed anew, and then it has another version: who has read it knows by this
    -- whether what it read is still so.
    version      uuid    NOT NULL DEFAULT gen_random_uuid(),
    PRIMARY KEY (centre_id, business_day),
    FOREIGN KEY (centre_id, business_day) REFERENCES day_summary ON DELETE CASCADE
);
-- Reading is to be quick, and it is not much.
ALTER TABLE day_stages ALTER COLUMN stages SET STORAGE EXTERNAL;

-- What the contact centre's table and its passports say of each day.
CREATE TABLE calls_day (
    -- Whose day, and which queues: null are all there are.
    zone    text        NOT NULL,
    queues  text[],
    day     date        NOT NULL,
    -- By the clock as it was known when the day was kept: what is known otherwise later is not used.
    begins  timestamptz NOT NULL,
    ends    timestamptz NOT NULL,
    -- Of day_of_calls.
    calls   bigint      NOT NULL,
    hash    text        NOT NULL,
    figures jsonb       NOT NULL,
    UNIQUE NULLS NOT DISTINCT (zone, queues, day)
);
CREATE INDEX calls_day_by_zone ON calls_day (zone, day);
