-- The columns of the stage s of ticket t for the desk here; with out_of_turn and the version, they are what CallRow reads.
s.centre_id, t.id, t.label, t.service, t.route, t.norm, t.category,
       s.position, s.kind, s.state, s.queued_at, s.called_at, s.calls, s.started_at, s.finished_at, s.desk,
       here.stages @> ARRAY[t.route[s.position + 1]] AS continuable
