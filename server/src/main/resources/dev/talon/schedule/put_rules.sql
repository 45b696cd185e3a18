-- What holds for the hours of the whole centre.
WITH :here, told AS (
    INSERT INTO event (centre_id, at, kind, actor) SELECT id, now(), 'hours_changed', :actor FROM here
)
UPDATE centre SET calendar = :calendar, last_ticket = :last_ticket, last_ticket_before = :last_ticket_before, ask_over = :ask_over,
       version = version + 1, hours_version = hours_version + 1
FROM here WHERE centre.id = here.id RETURNING centre.id, centre.version
