-- What is kept of settled days, so that reports need not read every stage of a year. A row is only ever a copy of the facts: it may
-- be missing, it is never wrong. Why so: server/docs/adr/0004-day-figures.md and 0006-packed-days.md. What is signed when a month is
-- closed, and compared with the signature every day, is still taken from the facts themselves.

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

-- What passports and the annual report say of a day; it goes with its day's figures.
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

-- The stages of a day, packed for reports that need each of them: percentiles, hours, desks. They go with their day's figures.
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
