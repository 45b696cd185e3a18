-- Tells the next centres of what is for all of them, at most `most`: each is locked until its screens may know. A change in between begins anew.
WITH r AS (
    SELECT wanted, CASE WHEN begun = wanted THEN last_id ELSE 0 END AS after FROM notice_round WHERE done < wanted FOR UPDATE SKIP LOCKED),
next AS (
    SELECT c.id FROM centre c, r WHERE c.id > r.after ORDER BY c.id LIMIT :most),
bumped AS (
    UPDATE centre SET version = version + 1 FROM next WHERE centre.id = next.id
    RETURNING centre.id, centre.version),
kept AS (
    UPDATE notice_round SET begun = r.wanted, last_id = coalesce((SELECT max(id) FROM next), r.after),
        done = CASE WHEN (SELECT count(*) FROM next) < :most THEN r.wanted ELSE done END
    FROM r)
SELECT id, version FROM bumped
