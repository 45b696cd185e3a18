-- Whether the visitor has left whom a queued job j is for.
(j.created_at < clock_timestamp() - CASE WHEN j.tries > 0 THEN :standing::interval
    WHEN EXISTS (SELECT FROM printer p WHERE p.id = j.printer_id AND p.agent_id IS NOT NULL) THEN :oldest::interval
    ELSE interval '1 minute' END)
