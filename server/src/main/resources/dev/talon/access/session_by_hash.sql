-- The person that a session belongs to.
SELECT s.role AS who, 'staff:' || s.login AS name, s.name AS display, c.code AS centre,
       NULL::integer AS unseen, NULL::integer AS unused, NULL::text[] AS scopes
FROM session JOIN staff s ON s.id = session.staff_id LEFT JOIN centre c ON c.id = s.centre_id
WHERE session.token_hash = :hash AND session.expires_at > least(now(), :node_time::timestamptz) AND s.active
