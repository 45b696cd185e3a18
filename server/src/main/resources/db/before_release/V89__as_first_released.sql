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

-- One summary of a settled day in place of its figures and its passport. A day that has not both is summed anew.
CREATE TABLE day_summary (
    centre_id              integer NOT NULL REFERENCES centre,
    business_day           date    NOT NULL,
    stages                 bigint  NOT NULL,
    open                   bigint  NOT NULL,
    consultation           bigint  NOT NULL,
    consultation_wait      bigint  NOT NULL,
    consultation_service   bigint  NOT NULL,
    consultation_no_show   bigint  NOT NULL,
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
    both_kinds             bigint  NOT NULL,
    both_wait              bigint  NOT NULL,
    both_service           bigint  NOT NULL,
    both_left_out          bigint  NOT NULL,
    contacts               bigint  NOT NULL,
    contacts_no_show       bigint  NOT NULL,
    contacts_cancelled     bigint  NOT NULL,
    contacts_expired       bigint  NOT NULL,
    contacts_open          bigint  NOT NULL,
    hash                   text    NOT NULL,
    PRIMARY KEY (centre_id, business_day)
);
INSERT INTO day_summary
SELECT p.centre_id, p.business_day,
       (figures ->> 'stages')::bigint, (figures ->> 'open')::bigint, (figures ->> 'consultation')::bigint,
       (figures ->> 'consultation_wait')::bigint, (figures ->> 'consultation_service')::bigint, (figures ->> 'consultation_no_show')::bigint,
       (figures ->> 'consultation_cancelled')::bigint, (figures ->> 'consultation_expired')::bigint, (figures ->> 'consultation_inaccurate')::bigint,
       (figures ->> 'cash')::bigint, (figures ->> 'cash_wait')::bigint, (figures ->> 'cash_service')::bigint,
       (figures ->> 'cash_no_show')::bigint, (figures ->> 'cash_cancelled')::bigint, (figures ->> 'cash_expired')::bigint,
       (figures ->> 'cash_inaccurate')::bigint, (figures ->> 'both_kinds')::bigint, (figures ->> 'both_wait')::bigint,
       (figures ->> 'both_service')::bigint, (figures ->> 'both_left_out')::bigint, (figures ->> 'contacts')::bigint,
       (figures ->> 'contacts_no_show')::bigint, (figures ->> 'contacts_cancelled')::bigint, (figures ->> 'contacts_expired')::bigint,
       (figures ->> 'contacts_open')::bigint,
       p.hash
FROM day_passport p JOIN day_figures USING (centre_id, business_day);
ALTER TABLE day_stages DROP CONSTRAINT day_stages_centre_id_business_day_fkey;
DELETE FROM day_stages s
WHERE NOT EXISTS (SELECT FROM day_summary d WHERE d.centre_id = s.centre_id AND d.business_day = s.business_day);
ALTER TABLE day_stages ADD FOREIGN KEY (centre_id, business_day) REFERENCES day_summary ON DELETE CASCADE;
-- What reads or forgets them is made anew by the repeatable files, which come next; a view that is not dropped keeps what was granted.
CREATE OR REPLACE VIEW report.day AS
SELECT ''::text AS centre, NULL::date AS business_day,
       0 AS consultation, 0.0 AS consultation_wait_s, 0.0 AS consultation_service_s, 0 AS cash, 0.0 AS cash_wait_s, 0.0 AS cash_service_s,
       0 AS both_kinds, 0.0 AS both_wait_s, 0.0 AS both_service_s, 0 AS no_show, 0 AS cancelled, 0 AS expired, 0 AS inaccurate
WHERE false;
DROP TABLE day_passport, day_figures;
DROP FUNCTION lock_day_figures, forget_day_figures, forget_all_day_figures, forget_day_passport, day_passport_of CASCADE;
