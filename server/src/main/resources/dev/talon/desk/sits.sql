-- A condition: whether the actor holds desk d, and, if a page is given, with that page.
(d.holder IS NOT DISTINCT FROM :actor::text AND d.held_by IS NOT NULL AND (:page::text IS NULL OR d.held_by = :page))
