-- Those that grow with every visitor, of which more rows were changed since they were analysed than there were then. Large ones are left to
-- PostgreSQL, which is in time for them.
SELECT string_agg(c.oid::regclass::text, ', ' ORDER BY c.oid) AS tables
FROM pg_class c
WHERE c.oid IN ('ticket'::regclass, 'stage'::regclass, 'event'::regclass, 'event_out'::regclass, 'command_key'::regclass, 'print_job'::regclass)
  AND pg_stat_get_mod_since_analyze(c.oid) > greatest(c.reltuples, 50)
  AND pg_relation_size(c.oid) < 64 * 1024 * 1024
