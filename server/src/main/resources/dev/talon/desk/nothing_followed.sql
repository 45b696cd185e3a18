-- Whether the desk was given no command since the one that u keeps.
NOT EXISTS (SELECT FROM event e WHERE e.centre_id = u.centre_id AND e.desk = u.desk
                      AND e.id > (SELECT max(id) FROM unnest(u.events) AS id)
                      AND :follows)
