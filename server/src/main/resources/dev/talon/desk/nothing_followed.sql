-- Whether the desk has done nothing since the command that u keeps. A call that found nobody is nothing.
NOT EXISTS (SELECT FROM event e WHERE e.centre_id = u.centre_id AND e.desk = u.desk
                      AND e.id > (SELECT max(id) FROM unnest(u.events) AS id)
                      AND e.kind NOT IN ('desk_overridden', 'nobody_waited'))
