-- For a statement that begins after the moment until which somebody waited for it. In place of a time, so that it is asked only then.
CREATE FUNCTION too_late() RETURNS timestamptz LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'nobody waits for this any more' USING ERRCODE = 'query_canceled';
END $$;
