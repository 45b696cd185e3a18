-- Whether whoever commands sits at desk d: the person, and where the page is told, at that page.
(d.holder IS NOT DISTINCT FROM :actor::text AND d.held_by IS NOT NULL AND (:page::text IS NULL OR d.held_by = :page))
