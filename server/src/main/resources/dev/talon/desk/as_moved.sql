-- What a command says of a stage s of ticket t that is at no desk now.
s.centre_id, t.id, t.label, s.service, s.kind, s.position, s.state, s.due_at, s.away_until,
       coalesce(s.wanted_desk, s.desk) AS desk, bumped.version
