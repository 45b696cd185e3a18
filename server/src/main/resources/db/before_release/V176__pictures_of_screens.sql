-- What a screen showed when an administrator asked: the last picture of each, for a week.
CREATE TABLE screen_picture (
    device_id integer     PRIMARY KEY REFERENCES device,
    ask_id    bigint      NOT NULL,
    taken_at  timestamptz NOT NULL,
    -- A JPEG.
    content   bytea       NOT NULL
);
