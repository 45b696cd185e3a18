-- The moment; nothing while the clocks are further apart.
(SELECT coalesce(:now::timestamptz, now()) AS now WHERE clocks_agree(:node_time, :most_apart)) AS clock
