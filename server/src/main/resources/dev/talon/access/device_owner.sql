d.kind AS who, 'device:' || d.id AS name, d.name AS display, c.code AS centre,
CASE WHEN d.seen_at IS NULL OR d.seen_at < now() - interval '1 minute' THEN d.id END AS unseen,
NULL::integer AS unused, NULL::text[] AS scopes
