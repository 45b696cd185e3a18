-- Calls a stage st to the desk here. The first call stays. Whoever was away is back now: what was put off before the first call was no
-- waiting, and what was set aside ends here, or with the service if that had begun.
UPDATE stage st
    SET state = 'called', called_at = coalesce(st.called_at, greatest(here.now, st.queued_at)),
        last_called_at = CASE WHEN st.started_at IS NULL THEN greatest(here.now, st.queued_at, st.last_called_at) ELSE st.last_called_at END,
        called_again_at = CASE WHEN st.started_at IS NOT NULL THEN here.now END,
        calls = least(st.calls + 1, 32767), recalls = 0, desk = here.code, specialist = :actor, sole = here.sole,
        finished_at = NULL, returns = st.returns + CASE WHEN st.state = 'no_show' THEN 1 ELSE 0 END,
        postponed = st.postponed + CASE WHEN st.called_at IS NULL THEN coalesce(whole_seconds(here.now - st.away_since), 0) ELSE 0 END,
        aside = st.aside + CASE WHEN st.called_at IS NOT NULL AND st.started_at IS NULL
                                THEN coalesce(whole_seconds(here.now - st.away_since), 0) ELSE 0 END,
        away_since = CASE WHEN st.started_at IS NOT NULL THEN st.away_since END,
        away_until = NULL, away_reason = NULL, away_desk = NULL, wanted_desk = NULL, wanted_person = NULL, wanted_until = NULL
