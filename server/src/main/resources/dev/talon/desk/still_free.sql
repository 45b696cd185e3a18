-- Locks the desk and reads it again: a break that began, and a hold that was lost meanwhile, are seen here. A break that is
-- about to begin waits and then sees the call (pause.sql). The stage to call, next, is locked before the desk.
free AS (
    SELECT d.centre_id, d.code
    FROM next JOIN desk d ON d.centre_id = next.centre_id
    WHERE d.code = (SELECT code FROM here) AND d.paused_at IS NULL AND d.shut_at IS NULL AND (:sits OR :override::text IS NOT NULL)
    FOR NO KEY UPDATE OF d)
