-- What boards show while nobody is called: files, each once under the SHA-256 of its bytes.
CREATE TABLE quiet_file (
    hash     text        PRIMARY KEY,
    type     text        NOT NULL CHECK (type IN ('image/png', 'image/jpeg', 'image/webp', 'video/mp4', 'video/webm')),
    -- Pixels; null: the file was not asked.
    width    integer,
    height   integer,
    content  bytea       NOT NULL CHECK (octet_length(content) <= 16777216)
);

-- Which of them a centre's boards show, in their order.
CREATE TABLE quiet_picture (
    id        integer  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id integer  NOT NULL REFERENCES centre,
    hash      text     NOT NULL REFERENCES quiet_file,
    -- Of the file, for staff.
    name      text     NOT NULL CHECK (name <> ''),
    -- Only boards of this zone show it; null: all.
    zone      text,
    -- How long a picture stays; a video runs to its end.
    seconds   smallint NOT NULL CHECK (seconds BETWEEN 5 AND 120),
    position  smallint NOT NULL,
    FOREIGN KEY (centre_id, zone) REFERENCES zone (centre_id, code) ON DELETE SET NULL (zone)
);
CREATE INDEX quiet_picture_centre ON quiet_picture (centre_id, position);
CREATE INDEX quiet_picture_hash ON quiet_picture (hash);

-- Boards read the list anew when this has changed. 0: there never was one.
ALTER TABLE centre ADD COLUMN pictures_version integer NOT NULL DEFAULT 0;
