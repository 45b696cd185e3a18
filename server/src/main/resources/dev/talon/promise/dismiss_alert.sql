-- Takes an alert off the pages, for everybody; one that is off stays so.
UPDATE wait_alert a SET dismissed_at = coalesce(a.dismissed_at, :now::timestamptz, clock_timestamp()), dismissed_by = coalesce(a.dismissed_by, :actor)
FROM centre c WHERE c.code = :centre AND a.centre_id = c.id AND a.id = :alert
RETURNING a.id
