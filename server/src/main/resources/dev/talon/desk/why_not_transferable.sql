-- Whether what a visitor was to be handed to exists; what was not named does.
SELECT :service::text IS NULL OR EXISTS (SELECT FROM service s WHERE s.centre_id = c.id AND s.code = :service AND s.active) AS has_service,
       :kind::text IS NULL OR EXISTS (SELECT FROM stage_kind k WHERE k.centre_id = c.id AND k.code = :kind AND k.active) AS has_kind,
       :specialist::text IS NULL OR serves(c.id, 'staff:' || :specialist, :of_kind) AS serves_kind,
       :desk::text IS NULL OR EXISTS (SELECT FROM desk d WHERE d.centre_id = c.id AND d.code = :desk AND d.active) AS has_desk,
       (SELECT d.shut_reason FROM desk d WHERE d.centre_id = c.id AND d.code = :desk) AS shut_reason,
       :specialist::text IS NULL OR is_colleague(c.id, 'staff:' || :specialist) AS has_person,
       :specialist::text IS NULL OR is_at_a_desk(c.id, 'staff:' || :specialist) AS is_at_a_desk
FROM centre c WHERE c.code = :centre
