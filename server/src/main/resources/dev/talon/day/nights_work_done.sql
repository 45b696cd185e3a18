INSERT INTO duty (kind, centre_id, business_day)
SELECT 'housekeeping', first.id, first.local::date
FROM :night ON CONFLICT DO NOTHING
