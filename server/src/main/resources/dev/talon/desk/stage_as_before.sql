-- Everything of a stage that a command may change, as it was.
state = was.state, kind = was.kind, service = was.service, queued_at = was.queued_at, due_at = was.due_at, counts_from = was.counts_from, called_at = was.called_at,
        last_called_at = was.last_called_at, called_again_at = was.called_again_at, calls = was.calls, recalls = was.recalls,
        started_at = was.started_at, finished_at = was.finished_at, postponed = was.postponed, aside = was.aside,
        aside_serving = was.aside_serving, waited = was.waited, outcome = was.outcome, inaccurate = was.inaccurate, desk = was.desk,
        specialist = was.specialist, sole = was.sole, away_since = was.away_since, away_until = was.away_until,
        away_reason = was.away_reason, away_desk = was.away_desk, wanted_desk = was.wanted_desk, wanted_person = was.wanted_person,
        wanted_until = was.wanted_until, returns = was.returns, comment = was.comment,
        moved_advance = was.moved_advance, priority_advance = was.priority_advance
