-- What the annual report says beside what is counted: figures that people enter or import, by month.

-- Channels of contact, kinds of claim, measures of satisfaction.
CREATE TABLE quality_line (
    section  text    NOT NULL CHECK (section IN ('contacts', 'claims', 'satisfaction')),
    code     text    NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    name_ru  text    NOT NULL CHECK (name_ru <> ''),
    name_en  text    NOT NULL,
    position integer NOT NULL,
    -- Hidden ones keep their figures.
    active   boolean NOT NULL DEFAULT true,
    -- Its name in other languages than these two: {"uk": …}.
    translations jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(translations) = 'object'),
    PRIMARY KEY (section, code)
);
INSERT INTO quality_line (section, code, name_ru, name_en, position) VALUES
    ('contacts', 'email', 'Электронная почта', 'E-mail', 1),
    ('contacts', 'account', 'Личный кабинет и сайт', 'Personal account and site', 2),
    ('contacts', 'app', 'Мобильное приложение', 'Mobile app', 3),
    ('contacts', 'messenger', 'Мессенджеры и социальные сети', 'Messengers and social networks', 4),
    ('contacts', 'post', 'Почта', 'Post', 5),
    ('claims', 'service', 'Качество обслуживания', 'Quality of service', 1),
    ('claims', 'charges', 'Начисления и платежи', 'Charges and payments', 2),
    ('claims', 'meters', 'Приборы учета', 'Meters', 3),
    ('claims', 'other', 'Другое', 'Other', 4),
    ('satisfaction', 'csi', 'Удовлетворенность (CSI)', 'Satisfaction (CSI)', 1),
    ('satisfaction', 'nps', 'Готовность рекомендовать (NPS)', 'Readiness to recommend (NPS)', 2);

-- count: contacts, claims, people asked; score: what they answered on the mean.
CREATE TABLE quality_figure (
    year    integer       NOT NULL CHECK (year BETWEEN 2000 AND 2100),
    section text          NOT NULL,
    code    text          NOT NULL,
    part    text          NOT NULL CHECK (part IN ('count', 'score')),
    month   smallint      NOT NULL CHECK (month BETWEEN 1 AND 12),
    value   numeric(12,2) NOT NULL,
    PRIMARY KEY (year, section, code, part, month),
    FOREIGN KEY (section, code) REFERENCES quality_line,
    CHECK (part = 'count' OR section = 'satisfaction'),
    CHECK (part = 'score' OR (value >= 0 AND value = trunc(value)))
);

-- Who changed which figure, when. Append-only.
CREATE TABLE quality_change (
    id      bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz   NOT NULL DEFAULT now(),
    actor   text          NOT NULL,
    -- How it came: typed on the page, or from a file.
    source  text          NOT NULL CHECK (source IN ('typed', 'imported')),
    year    integer       NOT NULL,
    section text          NOT NULL,
    code    text          NOT NULL,
    part    text          NOT NULL,
    month   smallint      NOT NULL,
    before  numeric(12,2),
    after   numeric(12,2)
);
CREATE INDEX quality_change_year ON quality_change (year, id);

-- The report's own words of a year: whose report it is, working hours, a note.
CREATE TABLE quality_page (
    year       integer     PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
    words      jsonb       NOT NULL,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by text        NOT NULL
);
