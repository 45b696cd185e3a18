-- Closes at once, until a moment or until somebody opens. The event says which service, if not all, and what visitors are told.
WITH :here, kept AS (
    INSERT INTO closure (centre_id, service, since, until, reason_ru, reason_en, translations)
    SELECT id, :service, coalesce(:now::timestamptz, now()), :until, :reason_ru, :reason_en, :translations FROM here
    ON CONFLICT (centre_id, service) DO UPDATE SET since = EXCLUDED.since, until = EXCLUDED.until,
        reason_ru = EXCLUDED.reason_ru, reason_en = EXCLUDED.reason_en, translations = EXCLUDED.translations
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'closed_by_hand', :actor, nullif(concat_ws(': ', nullif(:service, ''), coalesce(nullif(:reason_ru, ''), nullif(:reason_en, ''))), '')
    FROM here
)
:bump
