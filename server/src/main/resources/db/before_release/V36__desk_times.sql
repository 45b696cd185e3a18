-- A specialist steps away from an open desk and says why; nobody is called to it meanwhile.
ALTER TABLE desk
    ADD COLUMN paused_at    timestamptz,
    ADD COLUMN pause_reason text,
    ADD CHECK ((paused_at IS NULL) = (pause_reason IS NULL));

-- When desks were opened, paused and closed: what their times are worked out from.
CREATE INDEX event_desk ON event (centre_id, at)
    WHERE kind IN ('desk_opened', 'desk_paused', 'desk_resumed', 'desk_closed');
