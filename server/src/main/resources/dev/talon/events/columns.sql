-- What goes out of an event (o: its number; e: its row). What is not read here can not go out: no reason, no note, no name, no ticket's id.
o.number, o.event_id AS id, e.at, e.kind,
    CASE WHEN e.actor LIKE 'staff:%' THEN 'staff' WHEN e.actor LIKE 'device:%' THEN 'device' WHEN e.actor LIKE 'token:%' THEN 'token'
         WHEN e.actor = 'visitor' OR e.actor LIKE 'ticket:%' THEN 'visitor' ELSE 'server' END AS by,
    e.desk, e.position, e.outcome, e.undoes, e.facts_day, o.business_day, o.label, o.service, o.stage_kind
