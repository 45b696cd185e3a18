-- Keeps how a cable's line is, as whoever drives it says. The version rises where it opens or shuts: the page of a desk with a pad shows that.
WITH told AS (
    UPDATE cable SET connected = :connected, fault = :fault,
        heard_at = coalesce(clock_timestamp() - make_interval(secs => :quiet_ms::bigint / 1000.0), cable.heard_at)
    FROM cable AS before
    WHERE cable.id = :cable AND before.id = cable.id
    RETURNING cable.centre_id, cable.connected <> before.connected AS turned)
UPDATE centre SET version = version + 1 FROM told WHERE centre.id = told.centre_id AND told.turned
RETURNING centre.id, version
