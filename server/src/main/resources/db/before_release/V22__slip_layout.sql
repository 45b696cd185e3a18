-- What a visitor should know of the place and have ready: printed on the ticket.
ALTER TABLE centre
    ADD COLUMN address_ru text NOT NULL DEFAULT '',
    ADD COLUMN address_en text NOT NULL DEFAULT '';
ALTER TABLE service
    ADD COLUMN advice_ru  text NOT NULL DEFAULT '',
    ADD COLUMN advice_en  text NOT NULL DEFAULT '';

-- Pictures for the head of a ticket, each kept once under the SHA-256 of its bytes.
CREATE TABLE slip_logo (
    hash       text        PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    png        bytea       NOT NULL CHECK (octet_length(png) <= 524288),
    added_at   timestamptz NOT NULL DEFAULT now()
);

-- How a ticket looks, as it was decided: the newest row of a centre holds, else the newest without a centre, which is for
-- all. A row without blocks goes back to what holds without it. Rows never change, so nodes keep them by id.
CREATE TABLE slip_layout (
    id         integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id  integer     REFERENCES centre,
    blocks     jsonb       CHECK (jsonb_typeof(blocks) = 'array'),
    logo       text        REFERENCES slip_logo,
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX slip_layout_newest ON slip_layout (centre_id, id DESC);
CREATE TRIGGER slip_layout_is_append_only BEFORE UPDATE OR DELETE ON slip_layout
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
