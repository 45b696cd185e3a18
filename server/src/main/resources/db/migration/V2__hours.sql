-- When a centre and its services are open. The rule that makes hours of it is dev.talon.hours.Hours; worked_on says the same to reports.

-- Weekly hours, valid from a day until the next are. Service '' is the centre. A week without hours is not worked.
CREATE TABLE working_week (
    centre_id  integer NOT NULL REFERENCES centre,
    service    text    NOT NULL DEFAULT '',
    valid_from date    NOT NULL DEFAULT '2000-01-01',
    PRIMARY KEY (centre_id, service, valid_from)
);

-- The times of each weekday from 1 Monday, what lies between two is a break; a weekday without a row is not worked. Times are the
-- centre's own. Who closes no later than they open closes on the next day: 22:00 to 02:00, 09:00 to 00:00, 00:00 to 00:00 round the clock.
CREATE TABLE working_hours (
    centre_id   integer  NOT NULL REFERENCES centre,
    weekday     smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens       time     NOT NULL,
    closes      time     NOT NULL,
    service     text     NOT NULL DEFAULT '',
    valid_from  date     NOT NULL DEFAULT '2000-01-01',
    PRIMARY KEY (centre_id, service, valid_from, weekday, opens),
    FOREIGN KEY (centre_id, service, valid_from) REFERENCES working_week ON DELETE CASCADE
);

-- A day with hours of its own; opens and closes go together, none of them: it is not worked.
CREATE TABLE special_day (
    centre_id integer NOT NULL REFERENCES centre,
    service   text    NOT NULL DEFAULT '',
    day       date    NOT NULL,
    opens     time[]  NOT NULL DEFAULT '{}',
    closes    time[]  NOT NULL DEFAULT '{}',
    reason_ru text    NOT NULL DEFAULT '',
    reason_en text    NOT NULL DEFAULT '',
    -- What people enter in words, in other languages than Russian and English, as names have it: {"uk": …}.
    translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
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
    translations jsonb    NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
    PRIMARY KEY (centre_id, service),
    CHECK (until > since)
);
