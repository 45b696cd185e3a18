-- From which moment to before which one each month is, and in which queues: those asked for, those that a closed month was signed with,
-- or those of the table.
SELECT zone, month_begins(month, zone) AS from_at, month_begins((month + interval '1 month')::date, zone) AS to_at, queues
FROM (SELECT m.month, coalesce(g.zone, s.zone) AS zone,
             CASE WHEN g.month IS NULL THEN coalesce(:queues::text[], s.queues) ELSE g.queues END AS queues
      FROM unnest(:months::date[]) AS m (month)
      CROSS JOIN contact_centre s
      LEFT JOIN calls_signature g ON g.month = m.month AND :queues::text[] IS NULL) AS asked
ORDER BY month
