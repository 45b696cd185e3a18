-- The columns of the stage s of ticket t for the desk here; with out_of_turn and the version, they are what CallRow reads.
s.centre_id, t.id, t.label, s.service, t.route, t.norm, t.category, t.note,
       s.position, s.kind, s.state, s.queued_at, s.called_at, walks_from(s.centre_id, s.ticket_id, s.position, s.called_at,
                  last_call(s.last_called_at, s.called_again_at), s.calls, s.recalls, NULL) AS walks_from, s.calls, s.recalls, here.recall_limit - s.recalls AS recalls_left, s.returns, s.comment, s.started_at, s.finished_at, s.desk,
       wait_of(s.queued_at, s.counts_from, s.called_at, s.postponed) AS wait,
       here.stages @> ARRAY[t.route[s.position + 1]] AND NOT is_kept_elsewhere(kept_now(t.centre_id, t.kept_for[s.position + 1]), here.code, here.holder) AS continuable
