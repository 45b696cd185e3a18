-- Takes back what was closed by hand.
WITH :here, gone AS (
    DELETE FROM closure k USING here WHERE k.centre_id = here.id AND k.service = :service
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'opened_by_hand', :actor, nullif(:service, '') FROM here
)
:bump
