-- What becomes of a stage st that was put off or set aside and is back at the moment back_at: who was put off keeps the slack that was
-- left, who was set aside is due at once, for the desk that did it.
state = 'waiting',
        postponed = st.postponed + CASE WHEN st.called_at IS NULL THEN whole_seconds(back_at - st.away_since) ELSE 0 END,
        due_at = CASE WHEN st.called_at IS NULL THEN st.due_at + whole_seconds(back_at - st.away_since) * interval '1 second'
                      ELSE back_at END,
        moved_advance = CASE WHEN st.called_at IS NULL THEN st.moved_advance END,
        away_since = CASE WHEN st.called_at IS NOT NULL THEN st.away_since END,
        away_until = NULL, away_reason = NULL, away_desk = NULL
