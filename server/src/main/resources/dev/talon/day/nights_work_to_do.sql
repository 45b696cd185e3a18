SELECT first.id FROM :night
AND NOT EXISTS (SELECT FROM duty d WHERE d.kind = 'housekeeping' AND d.centre_id = first.id
                AND d.business_day = first.local::date)
