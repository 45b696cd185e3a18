-- What specialists do with a visitor beside calling, serving and finishing. What the words mean: server/docs/state-machine.md.
ALTER TABLE stage
    -- Put off at the visitor's wish, or set aside after the call: since when, until when, why, and which desk did it. The first stays
    -- until the visitor is called again, or, if the service had begun, until it goes on.
    ADD COLUMN away_since      timestamptz,
    ADD COLUMN away_until      timestamptz,
    ADD COLUMN away_reason     text,
    ADD COLUMN away_desk       text,
    -- For whom it waits, and until when for nobody else; null: for everybody who serves its kind.
    ADD COLUMN wanted_desk     text,
    ADD COLUMN wanted_person   text,
    ADD COLUMN wanted_until    timestamptz,
    -- The last call after the service had begun: last_called_at stays what it was at the start.
    ADD COLUMN called_again_at timestamptz,
    -- How often it was called again since it was last called to a desk.
    ADD COLUMN recalls         smallint NOT NULL DEFAULT 0,
    -- How often it came back after a no-show.
    ADD COLUMN returns         smallint NOT NULL DEFAULT 0,
    -- What the specialist who handed it on says to the next one.
    ADD COLUMN comment         text,
    ADD CONSTRAINT away_has_its_moments CHECK (state <> 'postponed' OR (away_since IS NOT NULL AND away_until IS NOT NULL)),
    ADD CONSTRAINT wanted_until_a_moment CHECK (wanted_until IS NOT NULL OR (wanted_desk IS NULL AND wanted_person IS NULL));
-- Who comes back by the clock.
CREATE INDEX stage_away ON stage (away_until) WHERE state = 'postponed';

ALTER TABLE ticket
    -- Of staff for staff; no personal data.
    ADD COLUMN note text,
    -- The services of its stages in the order of its route, where they are not all its own: a specialist has handed the visitor on.
    ADD COLUMN legs text[];

ALTER TABLE event
    -- What came of a stage, from the centre's list.
    ADD COLUMN outcome text,
    -- The events that an undone command had left: figures are worked out as if they were not there.
    ADD COLUMN undoes  bigint[];

ALTER TABLE centre
    -- Minutes after a no-show in which it needs no reason to come back, and after how many others it is then due.
    ADD COLUMN return_minutes integer  NOT NULL DEFAULT 30 CHECK (return_minutes BETWEEN 0 AND 720),
    ADD COLUMN return_after   smallint NOT NULL DEFAULT 2 CHECK (return_after BETWEEN 0 AND 20),
    -- How often a called visitor may be called again (null: as often as one likes), and seconds between two calls.
    ADD COLUMN recall_limit   smallint DEFAULT 5 CHECK (recall_limit BETWEEN 1 AND 20),
    ADD COLUMN recall_pause   smallint NOT NULL DEFAULT 0 CHECK (recall_pause BETWEEN 0 AND 300),
    -- Minutes for which a visitor is set aside where the specialist does not say, and for which one who is back waits for that desk only.
    ADD COLUMN aside_minutes  smallint NOT NULL DEFAULT 10 CHECK (aside_minutes BETWEEN 1 AND 60),
    -- Whether the desk asks for an outcome at the end of each service.
    ADD COLUMN outcome_asked  boolean  NOT NULL DEFAULT false;

-- Reasons and outcomes to choose from. Those of no centre are of every centre that has none of its own in the list.
CREATE TABLE list_item (
    centre_id integer  REFERENCES centre,
    list      text     NOT NULL CHECK (list ~ '^[a-z][a-z-]{0,31}$'),
    code      text     NOT NULL CHECK (code ~ '^[a-z0-9][a-z0-9_-]{0,31}$'),
    -- By language: {"ru": …, "en": …}.
    names     jsonb    NOT NULL CHECK (jsonb_typeof(names) = 'object'),
    position  smallint NOT NULL,
    active    boolean  NOT NULL DEFAULT true,
    CONSTRAINT list_item_once UNIQUE NULLS NOT DISTINCT (centre_id, list, code)
);
INSERT INTO list_item (list, code, names, position) VALUES
    ('outcome', 'done', '{"ru": "Вопрос решён", "en": "Settled"}', 1),
    ('outcome', 'more_papers', '{"ru": "Не хватает документов", "en": "Papers are missing"}', 2),
    ('outcome', 'refused', '{"ru": "Отказано", "en": "Refused"}', 3),
    ('outcome', 'wrong_service', '{"ru": "Не та услуга", "en": "Wrong service"}', 4),
    ('postpone', 'stepped_out', '{"ru": "Отошёл", "en": "Stepped out"}', 1),
    ('postpone', 'waits_for_somebody', '{"ru": "Ждёт кого-то", "en": "Waits for somebody"}', 2),
    ('postpone', 'not_ready', '{"ru": "Ещё не готов", "en": "Not ready yet"}', 3),
    ('aside', 'fills_in', '{"ru": "Заполняет заявление", "en": "Fills in a form"}', 1),
    ('aside', 'copies', '{"ru": "Делает копии", "en": "Makes copies"}', 2),
    ('aside', 'fetches_papers', '{"ru": "Пошёл за документами", "en": "Fetches papers"}', 3),
    ('return', 'came_late', '{"ru": "Подошёл позже", "en": "Came later"}', 1),
    ('return', 'did_not_hear', '{"ru": "Не слышал вызова", "en": "Did not hear the call"}', 2),
    ('return', 'our_mistake', '{"ru": "Ошибка сотрудника", "en": "A mistake of ours"}', 3),
    ('transfer', 'wrong_service', '{"ru": "Выбрал не ту услугу", "en": "Chose the wrong service"}', 1),
    ('transfer', 'another_matter', '{"ru": "Ещё один вопрос", "en": "Another matter"}', 2),
    ('transfer', 'needs_this_person', '{"ru": "К этому сотруднику", "en": "Needs this person"}', 3),
    ('break', 'lunch', '{"ru": "Обед", "en": "Lunch"}', 1),
    ('break', 'technical', '{"ru": "Технический перерыв", "en": "Technical break"}', 2),
    ('break', 'other_work', '{"ru": "Другая работа", "en": "Other work"}', 3),
    ('out-of-turn', 'disability', '{"ru": "Инвалидность", "en": "Disability"}', 1),
    ('out-of-turn', 'infant', '{"ru": "С маленьким ребёнком", "en": "With an infant"}', 2),
    ('out-of-turn', 'our_mistake', '{"ru": "Ошибка сотрудника", "en": "A mistake of ours"}', 3),
    ('out-of-turn', 'one_question', '{"ru": "Один короткий вопрос", "en": "One short question"}', 4),
    ('priority', 'disability', '{"ru": "Инвалиды I и II групп", "en": "People with disabilities of groups I and II"}', 1),
    ('priority', 'veteran', '{"ru": "Ветераны войны", "en": "War veterans"}', 2),
    ('priority', 'pregnant', '{"ru": "Беременные", "en": "Expectant mothers"}', 3),
    ('priority', 'infant', '{"ru": "С детьми до трёх лет", "en": "With children under three"}', 4),
    ('cancel', 'left', '{"ru": "Посетитель ушёл", "en": "The visitor left"}', 1),
    ('cancel', 'twice', '{"ru": "Талон взят дважды", "en": "The ticket was taken twice"}', 2),
    ('cancel', 'mistake', '{"ru": "Талон взят по ошибке", "en": "The ticket was taken by mistake"}', 3),
    ('close', 'nobody', '{"ru": "Некому принимать", "en": "Nobody to serve"}', 1),
    ('close', 'technical', '{"ru": "Технические причины", "en": "Technical reasons"}', 2),
    ('close', 'day_ends', '{"ru": "Конец рабочего дня", "en": "The end of the day"}', 3);

-- The last command of each desk, as it takes to undo it: the stages before and after it, and the tickets that it changed.
CREATE TABLE desk_undo (
    centre_id integer     NOT NULL,
    desk      text        NOT NULL,
    at        timestamptz NOT NULL,
    what      text        NOT NULL,
    label     text        NOT NULL,
    events    bigint[]    NOT NULL,
    before    jsonb       NOT NULL,
    after     jsonb       NOT NULL,
    -- As they were; null: they were not changed.
    tickets   jsonb,
    -- A ticket that the command issued; undoing takes it away.
    born      uuid,
    PRIMARY KEY (centre_id, desk),
    FOREIGN KEY (centre_id, desk) REFERENCES desk (centre_id, code) ON DELETE CASCADE
) WITH (fillfactor = 50);
