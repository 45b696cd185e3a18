-- The last step before the first release: what the files of db/migration say, and these did not. Afterwards the history of the schema
-- is that of db/migration: dev.talon.db.BeforeRelease.

-- A centre's name in every database, and its id in this one.
ALTER TABLE centre ADD COLUMN uuid uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE;

ALTER TABLE event VALIDATE CONSTRAINT facts_have_a_day;

-- Keys of commands beside their events, and only those of the last two days.
CREATE TEMPORARY TABLE former_command_key ON COMMIT DROP AS SELECT * FROM command_key;
DROP TABLE command_key;
CREATE TABLE command_key (
    centre_id integer,
    key       text        NOT NULL,
    request   text        NOT NULL,
    event_id  bigint,
    at        timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT command_key_once UNIQUE NULLS NOT DISTINCT (centre_id, key)
);
CREATE INDEX command_key_at ON command_key (at);
INSERT INTO command_key (key, request, at) SELECT key, request, at FROM former_command_key;
INSERT INTO command_key (centre_id, key, request, event_id, at)
SELECT centre_id, command_key, coalesce(command_request, ''), id, at FROM event
WHERE command_key IS NOT NULL AND at > now() - interval '2 days';
DROP INDEX event_command;
-- Never written.
ALTER TABLE printer_event DROP COLUMN command_key;
ALTER TABLE test_page DROP COLUMN command_key;

CREATE INDEX print_job_ended ON print_job (ended_at) WHERE ended_at IS NOT NULL;

-- The queues of the calls.
CREATE TABLE call_queue (
    queue         text        PRIMARY KEY,
    calls         bigint      NOT NULL CHECK (calls > 0),
    first_entered timestamptz NOT NULL,
    last_entered  timestamptz NOT NULL
);
INSERT INTO call_queue SELECT queue, count(*), min(entered_at), max(entered_at) FROM call GROUP BY queue;
