-- A new hook is sent what happens from now on.
WITH made AS (
    INSERT INTO hook (name, centre_id, url, kinds, active, secret)
    SELECT :name, (SELECT id FROM centre WHERE code = :centre), :url, :kinds, :active, :secret
    WHERE :centre::text IS NULL OR EXISTS (SELECT FROM centre WHERE code = :centre)
    RETURNING id, centre_id),
placed AS (
    INSERT INTO hook_position (hook_id, centre_id, number)
    SELECT made.id, l.centre_id, l.number FROM made JOIN event_last l ON made.centre_id IS NULL OR l.centre_id = made.centre_id)
SELECT id FROM made
