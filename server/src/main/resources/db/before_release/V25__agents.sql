-- A printer on a cable of the computer on which this agent runs; null: the server drives it itself.
ALTER TABLE printer ADD COLUMN agent_id integer REFERENCES device;
CREATE INDEX printer_agent ON printer (agent_id) WHERE agent_id IS NOT NULL;

-- The agent that was given the job. What it knows of the job settles it, whatever its printer hangs on by then.
ALTER TABLE print_job ADD COLUMN agent_id integer REFERENCES device;
CREATE INDEX print_job_agent ON print_job (agent_id, created_at)
    WHERE agent_id IS NOT NULL AND state IN ('printing', 'uncertain');

-- The connection of an agent to one of the nodes: only the node that holds it gives the agent jobs.
CREATE TABLE agent_line (
    agent_id     integer     PRIMARY KEY REFERENCES device,
    -- Null: not connected.
    connection   uuid,
    version      text        NOT NULL,
    host         text        NOT NULL,
    system       text        NOT NULL,
    address      text        NOT NULL,
    connected_at timestamptz NOT NULL,
    -- The node says every 5 s that the connection stands; where it has not for 20 s, it does not.
    heard_at     timestamptz NOT NULL
);

ALTER TABLE printer DROP CONSTRAINT printer_state_check;
ALTER TABLE printer ADD CONSTRAINT printer_state_check CHECK (state IN (
    'ready', 'paper_low', 'paper_out', 'cover_open', 'cutter', 'offline', 'no_connection', 'no_agent', 'unknown'));
