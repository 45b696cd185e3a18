-- Why the last key of the desk's pad did nothing, for whoever looks at the desk's page: the page may hang on another node than the pad.
ALTER TABLE desk
    ADD COLUMN key_refused    text,
    ADD COLUMN key_refused_at timestamptz,
    ADD CONSTRAINT refused_key_has_its_moment CHECK ((key_refused IS NULL) = (key_refused_at IS NULL));
