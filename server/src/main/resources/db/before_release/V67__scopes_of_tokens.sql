-- What a token may, where, until when, and for whom it stands: it stops with its maker's account. Those from before may all that
-- their role may.
ALTER TABLE api_token
    ADD COLUMN scopes       text[]      NOT NULL DEFAULT '{issue,call,board,reports,administer}'
        CHECK (cardinality(scopes) > 0 AND scopes <@ '{issue,call,board,reports,administer}'),
    ADD COLUMN centre_id    integer     REFERENCES centre,
    ADD COLUMN expires_at   timestamptz,
    -- Null: nobody is known.
    ADD COLUMN maker_id     integer     REFERENCES staff,
    ADD COLUMN last_used_at timestamptz;

WITH RECURSIVE made AS (
    SELECT t.id, s.id AS maker FROM api_token t JOIN staff s ON t.created_by = 'staff:' || s.login
    UNION
    SELECT t.id, made.maker FROM api_token t JOIN made ON t.created_by = 'token:' || made.id)
UPDATE api_token SET maker_id = made.maker FROM made WHERE api_token.id = made.id;

-- Whether a role reaches as far as another.
CREATE FUNCTION reaches(role text, other text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT array_position(ARRAY['specialist', 'manager', 'administrator'], role)
        >= array_position(ARRAY['specialist', 'manager', 'administrator'], other)
$$;

-- Whether the account behind a token still has what the token has.
CREATE FUNCTION maker_still_may(token api_token) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT token.maker_id IS NULL OR EXISTS (
        SELECT FROM staff m
        WHERE m.id = token.maker_id AND m.active AND reaches(m.role, token.role)
          AND (m.centre_id IS NULL OR m.centre_id = token.centre_id))
$$;

-- Whether reports may go on being sent for whoever asked for it: not once their account is closed, or reaches less far.
CREATE FUNCTION sender_still_may(actor text, centre integer) RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT NOT EXISTS (
        SELECT FROM staff s
        WHERE (s.id = (SELECT maker_id FROM api_token WHERE 'token:' || id = actor) OR 'staff:' || s.login = actor)
          AND NOT (s.active AND reaches(s.role, 'manager') AND (s.centre_id IS NULL OR s.centre_id IS NOT DISTINCT FROM centre)))
$$;

DROP TRIGGER audit ON api_token;
CREATE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF name, role, scopes, centre_id, expires_at, revoked_at ON api_token FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('token', 'name', 'role scopes centre_id expires_at revoked_at', '');
