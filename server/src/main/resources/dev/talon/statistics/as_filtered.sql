-- What a filter asks of a stage and its ticket, but what is measured first.
    (:service::text IS NULL OR stage.service = :service)
AND (:kind::text IS NULL OR stage.kind = :kind)
AND (:desk::text IS NULL OR stage.desk = :desk)
AND (:specialist::text IS NULL OR stage.specialist = :specialist)
AND (:category::text IS NULL OR ticket.category = :category)
