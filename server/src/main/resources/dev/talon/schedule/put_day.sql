-- The hours of a special day.
WITH :here, kept AS (
    INSERT INTO special_day (centre_id, service, day, opens, closes, reason_ru, reason_en, translations)
    SELECT id, :service, :day, :opens, :closes, :reason_ru, :reason_en, :translations FROM here
    ON CONFLICT (centre_id, service, day) DO UPDATE SET opens = EXCLUDED.opens, closes = EXCLUDED.closes,
        reason_ru = EXCLUDED.reason_ru, reason_en = EXCLUDED.reason_en, translations = EXCLUDED.translations
), told AS (
    INSERT INTO event (centre_id, at, kind, actor, reason) SELECT id, now(), 'hours_changed', :actor, nullif(:service, '') FROM here
)
:bump
