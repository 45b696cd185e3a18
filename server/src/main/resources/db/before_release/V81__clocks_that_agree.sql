-- What cannot be undone is done only while the clock of this server is near to that of the node which asks for it.

-- $1 the node's time · $2 how many seconds the two may be apart.
CREATE FUNCTION clocks_agree(node timestamptz, apart double precision) RETURNS boolean LANGUAGE sql VOLATILE AS $$
    SELECT clock_timestamp() BETWEEN node - make_interval(secs => apart) AND node + make_interval(secs => apart)
$$;
