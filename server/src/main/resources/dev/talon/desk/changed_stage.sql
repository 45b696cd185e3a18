-- The columns of the stage st that a statement of a desk changed, and what undo compares it with.
st.centre_id, st.ticket_id, st.position, st.kind, st.state, st.queued_at, st.called_at,
          st.counts_from, st.postponed, st.last_called_at, st.called_again_at, st.calls, st.recalls, st.returns, st.aside, st.comment, st.started_at,
          st.finished_at, st.due_at, st.service, st.desk, st.away_until, st.wanted_desk, to_jsonb(st) AS became
