-- What becomes of a stage st that was put off or set aside and is back at the moment back_at: who was put off (put_off.since) keeps the
-- slack that was left, be it before the first call or after it; who was set aside is due at once, for the desk that did it, and for
-- everybody once the centre's minutes have passed since then.
state = 'waiting',
        postponed = st.postponed + CASE WHEN st.called_at IS NULL THEN whole_seconds(back_at - st.away_since) ELSE 0 END,
        due_at = coalesce(st.due_at + whole_seconds(back_at - put_off.since) * interval '1 second', back_at),
        moved_advance = CASE WHEN put_off.since IS NOT NULL THEN st.moved_advance END,
        wanted_until = CASE WHEN put_off.since IS NOT NULL THEN st.wanted_until ELSE least(st.wanted_until, back_at + aside_minutes * interval '1 minute') END,
        away_since = CASE WHEN st.called_at IS NOT NULL THEN st.away_since END,
        away_until = NULL, away_reason = NULL, away_desk = NULL
