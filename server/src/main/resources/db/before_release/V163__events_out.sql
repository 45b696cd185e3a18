-- What has happened at a centre, in the order of commits and numbered without gaps: what other programs read. The number is given when the
-- transaction ends, under a row that it keeps locked until it has ended: whoever sees a number sees all lower ones, and will see no new one
-- below it. (The numbers of the table event are taken earlier, so those may appear later than higher ones.)
CREATE TABLE event_last (
    centre_id integer NOT NULL PRIMARY KEY,
    number    bigint  NOT NULL
) WITH (fillfactor = 20);

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

-- A token that may read them.
ALTER TABLE api_token DROP CONSTRAINT api_token_scopes_check;
ALTER TABLE api_token ADD CONSTRAINT api_token_scopes_check
    CHECK (cardinality(scopes) > 0 AND scopes <@ '{issue,call,board,reports,events,administer}');
ALTER TABLE api_token ALTER COLUMN scopes SET DEFAULT '{issue,call,board,reports,events,administer}';
