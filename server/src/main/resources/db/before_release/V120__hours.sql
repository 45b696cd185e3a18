-- When a centre and its services are open. The rule that makes hours of it is dev.talon.hours.Hours; worked_on says the same to reports.

ALTER TABLE centre
    -- Rises with every change of what follows; a node that has read it knows whether what it remembers still holds.
    ADD COLUMN hours_version      bigint  NOT NULL DEFAULT 0,
    -- The country whose production calendar the centre follows; null: none.
    ADD COLUMN calendar           text    CHECK (calendar ~ '^[a-z]{2}(-[a-z]{2,3})?$'),
    -- Whether a ticket is refused when it could hardly be served by closing.
    ADD COLUMN last_ticket        boolean NOT NULL DEFAULT true,
    -- Minutes before closing from which on no ticket is given, whatever the queue.
    ADD COLUMN last_ticket_before integer NOT NULL DEFAULT 0 CHECK (last_ticket_before BETWEEN 0 AND 240),
    -- Minutes of expected wait above which the kiosk asks before it gives a ticket; null: never.
    ADD COLUMN ask_over           integer CHECK (ask_over BETWEEN 5 AND 480);

-- How many tickets a day; null: any number. One that is cancelled at once does not count.
ALTER TABLE service ADD COLUMN day_limit integer CHECK (day_limit BETWEEN 0 AND 100000);

-- Tickets given out for a service that has a limit. No row before the first of them.
CREATE TABLE service_day (
    centre_id    integer NOT NULL,
    service      text    NOT NULL,
    business_day date    NOT NULL,
    issued       integer NOT NULL CHECK (issued >= 0),
    PRIMARY KEY (centre_id, service, business_day),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code)
) WITH (fillfactor = 50);

-- Weekly hours, valid from a day until the next are. Service '' is the centre. A week without hours is not worked.
CREATE TABLE working_week (
    centre_id  integer NOT NULL REFERENCES centre,
    service    text    NOT NULL DEFAULT '',
    valid_from date    NOT NULL DEFAULT '2000-01-01',
    PRIMARY KEY (centre_id, service, valid_from)
);
DROP TRIGGER IF EXISTS audit ON working_hours;
INSERT INTO working_week (centre_id) SELECT DISTINCT centre_id FROM working_hours;

-- Each row is one time of a weekday; what lies between two is a break. The lunch of before becomes one.
ALTER TABLE working_hours
    ADD COLUMN service    text NOT NULL DEFAULT '',
    ADD COLUMN valid_from date NOT NULL DEFAULT '2000-01-01',
    DROP CONSTRAINT working_hours_pkey,
    ADD PRIMARY KEY (centre_id, service, valid_from, weekday, opens);
INSERT INTO working_hours (centre_id, weekday, opens, closes)
SELECT centre_id, CASE WHEN lunch_to > opens AND lunch_from >= opens AND lunch_to > lunch_from THEN weekday ELSE weekday % 7 + 1 END,
       lunch_to, closes
FROM working_hours WHERE lunch_to IS NOT NULL AND lunch_to <> closes
ON CONFLICT DO NOTHING;
DELETE FROM working_hours WHERE lunch_from = opens;
UPDATE working_hours SET closes = lunch_from WHERE lunch_from IS NOT NULL;
ALTER TABLE working_hours
    DROP COLUMN lunch_from,
    DROP COLUMN lunch_to,
    ADD FOREIGN KEY (centre_id, service, valid_from) REFERENCES working_week ON DELETE CASCADE;

-- A day with hours of its own; opens and closes go together, none of them: it is not worked.
CREATE TABLE special_day (
    centre_id integer NOT NULL REFERENCES centre,
    service   text    NOT NULL DEFAULT '',
    day       date    NOT NULL,
    opens     time[]  NOT NULL DEFAULT '{}',
    closes    time[]  NOT NULL DEFAULT '{}',
    reason_ru text    NOT NULL DEFAULT '',
    reason_en text    NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, service, day),
    CHECK (cardinality(opens) = cardinality(closes))
);

-- Days of a country that are not like their weekday.
CREATE TABLE calendar_day (
    country    text     NOT NULL CHECK (country ~ '^[a-z]{2}(-[a-z]{2,3})?$'),
    day        date     NOT NULL,
    kind       text     NOT NULL CHECK (kind IN ('off', 'short', 'work')),
    -- Whose hours a day off that is worked has, where its own weekday has none.
    alike      smallint NOT NULL DEFAULT 5 CHECK (alike BETWEEN 1 AND 7),
    -- Minutes by which a short day closes earlier.
    shorter_by integer  NOT NULL DEFAULT 60 CHECK (shorter_by BETWEEN 0 AND 720),
    name       text     NOT NULL DEFAULT '',
    PRIMARY KEY (country, day)
);

-- Closed by hand. Null until: until somebody opens again.
CREATE TABLE closure (
    centre_id integer     NOT NULL REFERENCES centre,
    service   text        NOT NULL DEFAULT '',
    since     timestamptz NOT NULL,
    until     timestamptz,
    reason_ru text        NOT NULL DEFAULT '',
    reason_en text        NOT NULL DEFAULT '',
    PRIMARY KEY (centre_id, service),
    CHECK (until > since)
);
