-- The queue.

-- The last number given out under a prefix on a business day.
CREATE TABLE counter (
    centre_id    integer    NOT NULL REFERENCES centre,
    business_day date       NOT NULL,
    prefix       text       NOT NULL,
    last         integer    NOT NULL CHECK (last > 0),
    PRIMARY KEY (centre_id, business_day, prefix)
) WITH (fillfactor = 50);

-- Tickets given out for a service that has a limit. No row before the first of them.
CREATE TABLE service_day (
    centre_id    integer NOT NULL,
    service      text    NOT NULL,
    business_day date    NOT NULL,
    issued       integer NOT NULL CHECK (issued >= 0),
    PRIMARY KEY (centre_id, service, business_day),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code)
) WITH (fillfactor = 50);

CREATE TABLE ticket (
    centre_id     integer     NOT NULL REFERENCES centre,
    id            uuid        NOT NULL,
    -- The centre's business day when the ticket was issued; never changes.
    business_day  date        NOT NULL,
    service       text        NOT NULL,
    -- The service's route and norm as they were at issue.
    route         text[]      NOT NULL,
    norm          integer     NOT NULL,
    label         text        NOT NULL,
    category      text        NOT NULL DEFAULT 'ordinary' CHECK (category IN ('ordinary', 'priority')),
    language      text        NOT NULL DEFAULT 'ru' CHECK (language ~ '^[a-z]{2,3}$'),
    issued_at     timestamptz NOT NULL,
    -- What the visitor was promised: people ahead, and the wait in seconds (from, to).
    ahead         integer     NOT NULL DEFAULT 0,
    expected_from integer,
    expected_to   integer,
    imported      boolean     NOT NULL DEFAULT false,
    -- Of staff for staff; no personal data.
    note          text,
    -- The services of its stages in the order of its route, where they are not all its own: a specialist has handed the visitor on.
    legs          text[],
    -- For whom the stages of its route are kept: staff:…, or desk:…; null, also of one stage: for everybody who serves its kind.
    kept_for      text[],
    -- What stood behind the promised wait: the wait that was expected and its standard deviation, seconds. Null: nobody could say, or the
    -- ticket is older. Of these and of what came it is learned how wide a promise must be (server/docs/promise.md).
    expected_mean   integer   CHECK (expected_mean >= 0),
    expected_spread integer   CHECK (expected_spread > 0),
    PRIMARY KEY (centre_id, id),
    FOREIGN KEY (centre_id, service) REFERENCES service (centre_id, code),
    CHECK ((expected_from IS NULL) = (expected_to IS NULL)),
    CHECK (expected_from <= expected_to)
);
CREATE UNIQUE INDEX ticket_label ON ticket (centre_id, business_day, label);

-- What the words mean: server/docs/state-machine.md. The rules stand in R__2_rules.sql.
CREATE TABLE stage (
    centre_id      integer     NOT NULL,
    ticket_id      uuid        NOT NULL,
    position       smallint    NOT NULL CHECK (position >= 1),
    business_day   date        NOT NULL,
    service        text        NOT NULL,
    kind           text        NOT NULL,
    state          text        NOT NULL CHECK (state IN
        ('waiting', 'called', 'serving', 'served', 'postponed', 'no_show', 'cancelled', 'expired')),
    queued_at      timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    called_at      timestamptz,                       -- the first call
    last_called_at timestamptz,
    calls          smallint    NOT NULL DEFAULT 0,
    started_at     timestamptz,
    finished_at    timestamptz,                       -- when it left the queue, whatever the outcome
    postponed      integer     NOT NULL DEFAULT 0 CHECK (postponed >= 0),  -- seconds at the visitor's wish
    desk           text,
    specialist     text,
    inaccurate     text,                              -- why the times are not to be trusted; null: they are
    -- Whether its specialist may have no other active call. False for what was called by somebody who overrode a desk, and for a
    -- call that another person has taken over with its desk.
    sole           boolean     NOT NULL DEFAULT false,
    -- Of history_import; null: it came from the queue here, or by an import that was not written down.
    import_id      integer,
    -- From when its wait counts, where that is later than queued_at; null: from queued_at.
    counts_from    timestamptz,
    -- Seconds set aside after its first call: in all, and of them while its service had begun.
    aside          integer     NOT NULL DEFAULT 0,
    aside_serving  integer     NOT NULL DEFAULT 0,
    -- False where nobody queued for it: it was served without a ticket.
    waited         boolean     NOT NULL DEFAULT true,
    -- What came of it, from the centre's list; null: nothing else than that it was done.
    outcome        text        CHECK (outcome ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    -- Put off at the visitor's wish, or set aside after the call: since when, until when, why, and which desk did it. The first stays
    -- until the visitor is called again, or, if the service had begun, until it goes on.
    away_since     timestamptz,
    away_until     timestamptz,
    away_reason    text,
    away_desk      text,
    -- For whom it waits, and until when for nobody else; null: for everybody who serves its kind.
    wanted_desk    text,
    wanted_person  text,
    wanted_until   timestamptz,
    -- The last call after the service had begun: last_called_at stays what it was at the start.
    called_again_at timestamptz,
    -- How often it was called again since it was last called to a desk.
    recalls        smallint    NOT NULL DEFAULT 0,
    -- How often it came back after a no-show.
    returns        smallint    NOT NULL DEFAULT 0,
    -- What the specialist who handed it on says to the next one.
    comment        text,
    -- By how many microseconds due_at was brought forward when priority was given by hand; null: it was not.
    priority_advance bigint    CHECK (priority_advance >= 0),
    -- The same of being moved forward out of turn.
    moved_advance  bigint      CHECK (moved_advance >= 0),
    -- The column of the published table that it counts in, where its kind has another name than the column; null: the kind says it.
    counted_in     text,
    PRIMARY KEY (centre_id, ticket_id, position),
    FOREIGN KEY (centre_id, ticket_id) REFERENCES ticket (centre_id, id),

    -- What a state needs. A stage that waits may have been called before, and its service may have begun: the first call and the first
    -- start stay.
    CONSTRAINT waiting_is_at_no_desk CHECK (state NOT IN ('waiting', 'postponed') OR (finished_at IS NULL AND desk IS NULL)),
    CONSTRAINT called_has_its_moments CHECK (state <> 'called' OR (called_at IS NOT NULL AND finished_at IS NULL AND desk IS NOT NULL)),
    CONSTRAINT serving_has_its_moments CHECK (state <> 'serving' OR (called_at IS NOT NULL AND started_at IS NOT NULL AND finished_at IS NULL AND desk IS NOT NULL)),
    CONSTRAINT served_has_its_moments CHECK (state <> 'served' OR (called_at IS NOT NULL AND started_at IS NOT NULL AND finished_at IS NOT NULL)),
    CONSTRAINT no_show_has_its_moments CHECK (state <> 'no_show' OR (called_at IS NOT NULL AND finished_at IS NOT NULL)),
    CONSTRAINT what_left_has_its_end CHECK (state NOT IN ('cancelled', 'expired') OR finished_at IS NOT NULL),
    CONSTRAINT first_and_last_call CHECK ((called_at IS NULL) = (last_called_at IS NULL)),
    CONSTRAINT moments_in_order CHECK (called_at >= queued_at AND last_called_at >= called_at AND started_at >= last_called_at
                                       AND finished_at >= coalesce(started_at, last_called_at, queued_at)),
    CONSTRAINT aside_in_order CHECK (aside_serving BETWEEN 0 AND aside),
    CONSTRAINT away_has_its_moments CHECK (state <> 'postponed' OR (away_since IS NOT NULL AND away_until IS NOT NULL)),
    CONSTRAINT wanted_until_a_moment CHECK (wanted_until IS NOT NULL OR (wanted_desk IS NULL AND wanted_person IS NULL))
) WITH (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 500);

-- The queue itself: call-next walks this index from its head.
CREATE INDEX stage_waiting ON stage (centre_id, business_day, due_at, queued_at, ticket_id) WHERE state = 'waiting';
-- A desk never holds two.
CREATE UNIQUE INDEX stage_at_desk ON stage (centre_id, desk) WHERE state IN ('called', 'serving');
-- Nor does a person.
CREATE UNIQUE INDEX stage_of_person ON stage (centre_id, specialist) WHERE sole AND state IN ('called', 'serving');
-- What is not finished when the day ends; also what the board reads.
CREATE INDEX stage_open ON stage (centre_id, business_day) WHERE state IN ('waiting', 'called', 'serving', 'postponed');
-- Recent service times, for the expected wait.
CREATE INDEX stage_finished ON stage (centre_id, finished_at) WHERE state = 'served';
-- Who comes back by the clock.
CREATE INDEX stage_away ON stage (away_until) WHERE state = 'postponed';

-- Who did what, when, at which desk, and why. Append-only: published figures can be rebuilt from it.
CREATE TABLE event (
    -- Its number at its centre, rising and with gaps. Another centre may have the same, where another database counted.
    id              bigint      GENERATED ALWAYS AS IDENTITY,
    centre_id       integer     NOT NULL,
    at              timestamptz NOT NULL,
    kind            text        NOT NULL,
    ticket_id       uuid,
    position        smallint,
    desk            text,
    actor           text        NOT NULL,
    reason          text,
    -- The Idempotency-Key of the command that writes it, and what was asked with it, as a hash. A trigger moves both to the table
    -- command_key: keys are cleared, events never. (What was written before the first release has them here.)
    command_key     text,
    -- What an import wrote: the stages of a day as lines of the canonical form (server/docs/reports.md), one event a centre and
    -- day, so that figures over imported history can be rebuilt from events too.
    facts_day       date,
    facts           text,
    command_request text,
    import_id       integer,
    -- What came of a stage, from the centre's list.
    outcome         text,
    -- The events that an undone command had left: figures are worked out as if they were not there.
    undoes          bigint[],
    -- From when the wait of the stage counts that the event begins, where that is later: a ticket that staff gave before its service had
    -- opened. So that the event log alone can rebuild what was signed.
    counts_from     timestamptz,
    PRIMARY KEY (centre_id, id),
    CONSTRAINT facts_have_a_day CHECK ((facts IS NULL) = (facts_day IS NULL))
);
CREATE INDEX event_ticket ON event (centre_id, ticket_id);
CREATE INDEX event_facts ON event (centre_id, facts_day) WHERE facts IS NOT NULL;
CREATE INDEX event_import ON event (centre_id, import_id) WHERE import_id IS NOT NULL;
-- When desks were opened, paused and closed: what their times are worked out from.
CREATE INDEX event_desk ON event (centre_id, at)
    WHERE kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed');
-- What was said of times, and what the end of a day finished: few among many.
CREATE INDEX event_doubt ON event (centre_id, at)
    WHERE kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn') OR (kind = 'finished' AND actor = 'duty:close-days');
-- What was done by hand, and what specialists do beside calling in turn: few among many too.
CREATE INDEX event_by_hand ON event (centre_id, at)
    WHERE kind IN ('priority_given', 'priority_taken_back', 'moved_forward', 'moved_first', 'moved_back', 'called_out_of_turn',
                   'postponed', 'set_aside', 'returned', 'transferred', 'served_without_ticket', 'undone');

-- What was undone at desks without a ticket: the end of a break. Few among many.
CREATE INDEX event_desk_undone ON event (centre_id, at) WHERE kind = 'undone' AND ticket_id IS NULL;

-- What has happened at a centre, in the order of commits and numbered without gaps: what other programs read. The number is given when the
-- transaction ends, under a lock that it keeps until it has ended: whoever sees a number sees all lower ones, and will see no new one
-- below it. (The numbers of the table event are taken earlier, so those may appear later than higher ones.)
CREATE TABLE event_out (
    centre_id    integer     NOT NULL,
    number       bigint      NOT NULL,
    event_id     bigint      NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    -- The ticket and its stage as they were then: what is undone may take them away.
    business_day date,
    label        text,
    service      text,
    stage_kind   text,
    PRIMARY KEY (centre_id, number)
);
CREATE INDEX event_out_recorded ON event_out (recorded_at);

-- Idempotency-Keys of the last two days: a second command with one changes nothing.
CREATE TABLE command_key (
    -- Null: of a command that belongs to no centre, and so leaves no event.
    centre_id integer,
    key       text        NOT NULL,
    -- What was asked with it, as a hash: a key belongs to one request. Empty: whatever was asked.
    request   text        NOT NULL,
    event_id  bigint,
    at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT command_key_once UNIQUE NULLS NOT DISTINCT (centre_id, key)
);
CREATE INDEX command_key_at ON command_key (at);

-- Work that one node does once for a centre and a day: whoever inserts the row, works.
CREATE TABLE duty (
    kind         text        NOT NULL,
    centre_id    integer     NOT NULL REFERENCES centre,
    business_day date        NOT NULL,
    done_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (kind, centre_id, business_day)
);
