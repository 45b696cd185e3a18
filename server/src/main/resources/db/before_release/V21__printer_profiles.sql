-- Profiles that an administrator copied and changed; those that come with Talon are files of the program.
CREATE TABLE printer_profile (
    code       text        PRIMARY KEY CHECK (code ~ '^[a-z0-9-]{1,32}$'),
    profile    jsonb       NOT NULL CHECK (profile->>'code' = code),
    changed_by text        NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now()
);

ALTER TABLE printer
    DROP CONSTRAINT printer_transport_check,
    ADD CHECK (transport IN ('tcp', 'device', 'serial', 'spooler', 'virtual')),
    -- Where it is; of a virtual printer each node knows its own folder.
    ADD COLUMN address     jsonb NOT NULL DEFAULT '{}',
    -- A profile that comes with Talon, or one of an administrator's own.
    ADD COLUMN profile     text DEFAULT 'generic-80',
    ADD COLUMN own_profile text REFERENCES printer_profile;

UPDATE printer SET address = jsonb_build_object('transport', 'tcp', 'host', host, 'port', port) WHERE transport = 'tcp';
UPDATE printer SET profile = 'generic-58' WHERE width = 384;

-- The rarer widths become profiles of the administrator's own.
INSERT INTO printer_profile (code, profile, changed_by)
SELECT DISTINCT 'generic-80-' || width,
       jsonb_build_object(
           'code', 'generic-80-' || width,
           'nameRu', 'Обычный, 80 мм, ' || width || ' точек', 'nameEn', 'Generic, 80 mm, ' || width || ' dots',
           'widthDots', width, 'dpi', 203, 'mode', 'raster', 'columns', width / 12, 'bandRows', 240, 'codeTable', 17,
           'charset', 'IBM866', 'cancelKanji', true, 'nativeQr', false, 'feedLines', 1, 'cut', 'feed_and_cut',
           'presenter', 'none', 'presenterSeconds', 0, 'status', 'dle_eot', 'chunkBytes', 0, 'chunkPauseMs', 0),
       'migration'
FROM printer WHERE width IN (512, 640);
UPDATE printer SET profile = NULL, own_profile = 'generic-80-' || width WHERE width IN (512, 640);

ALTER TABLE printer
    DROP COLUMN host,
    DROP COLUMN port,
    DROP COLUMN width,
    ADD CHECK (num_nonnulls(profile, own_profile) = 1),
    ADD CHECK (transport = 'virtual' OR address->>'transport' = transport);

-- The last test page of a printer. While it is being printed the printer does nothing else: see printer.asked_until.
CREATE TABLE test_page (
    printer_id  integer     PRIMARY KEY REFERENCES printer ON DELETE CASCADE,
    id          uuid        NOT NULL,
    state       text        NOT NULL CHECK (state IN ('printing', 'printed', 'uncertain', 'failed')),
    reason      text,
    asked_by    text        NOT NULL,
    asked_at    timestamptz NOT NULL,
    -- The node that prints says so again and again; after this moment it is not alive.
    alive_until timestamptz NOT NULL,
    ended_at    timestamptz,
    command_key text,
    CHECK ((state = 'printing') = (ended_at IS NULL))
);
