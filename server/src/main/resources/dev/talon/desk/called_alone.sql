-- As alone.sql, of a call.
before AS (SELECT next.was FROM next),
after AS (SELECT changed.became FROM changed),
others AS (SELECT NULL::bigint AS id WHERE false),
tickets AS (SELECT NULL::jsonb AS was, NULL::uuid AS born, NULL::text AS label)
