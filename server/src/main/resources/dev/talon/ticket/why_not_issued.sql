-- What prevents a ticket from being issued.
SELECT coalesce(s.active, false) AS served, NOT :by_specialist::boolean OR c.specialists_issue AS may,
       :kiosk::integer IS NULL OR :category::text <> 'priority' OR c.kiosk_priority AS offered,
       :printer::text IS NULL OR EXISTS (SELECT FROM printer p WHERE p.centre_id = c.id AND p.code = :printer) AS printed
FROM centre c LEFT JOIN service s ON s.centre_id = c.id AND s.code = :service WHERE c.code = :centre
