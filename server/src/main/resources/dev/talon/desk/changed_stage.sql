-- The columns of the stage st that a statement of a desk changed.
st.centre_id, st.ticket_id, st.position, st.kind, st.state, st.queued_at, st.called_at,
          st.last_called_at, st.calls, st.started_at, st.finished_at, st.desk
