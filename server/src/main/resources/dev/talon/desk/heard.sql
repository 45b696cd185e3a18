-- Stores the pages that have answered. Rows that are locked are skipped: their change sets the same column.
UPDATE desk SET seen_at = now()
FROM (SELECT d.centre_id, d.code
      FROM unnest(:centres::text[], :desks::text[], :pages::text[]) AS seat (centre, desk, page)
      JOIN centre c ON c.code = seat.centre
      JOIN desk d ON d.centre_id = c.id AND d.code = seat.desk AND d.held_by = seat.page
      FOR NO KEY UPDATE OF d SKIP LOCKED) AS there
WHERE desk.centre_id = there.centre_id AND desk.code = there.code
