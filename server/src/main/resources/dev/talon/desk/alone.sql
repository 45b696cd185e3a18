-- A command that changes one stage and nothing besides.
before AS (SELECT taken.was FROM taken),
after AS (SELECT changed.became FROM changed),
others AS (SELECT NULL::bigint AS id WHERE false),
tickets AS (SELECT NULL::jsonb AS was, NULL::uuid AS born, NULL::text AS label)
