-- What staff do beside calling, serving and finishing: reasons to choose from, what can be undone, messages to desks, and what staff are
-- told before it comes.

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
    -- Those that the desk's page has always offered.
    ('break', 'lunch', '{"ru": "Обед", "en": "Lunch"}', 1),
    ('break', 'short', '{"ru": "Короткий перерыв", "en": "Short break"}', 2),
    ('break', 'paperwork', '{"ru": "Работа с документами", "en": "Paperwork"}', 3),
    ('break', 'technical', '{"ru": "Технический сбой", "en": "Technical trouble"}', 4),
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
    ('close', 'day_ends', '{"ru": "Конец рабочего дня", "en": "The end of the day"}', 3),
    -- Why a visitor is given up before the centre's least time: those too.
    ('no-show', 'left', '{"ru": "Посетитель ушёл", "en": "The visitor has left"}', 1),
    ('no-show', 'declined', '{"ru": "Посетитель отказался", "en": "The visitor declined"}', 2),
    ('no-show', 'mistake', '{"ru": "Вызван по ошибке", "en": "Called by mistake"}', 3);

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

-- What staff did to tickets without a desk, as it takes to undo it: of each command, the stage before and after it, and the ticket as it was.
-- The last one of a ticket can be undone, and then the one before. The rule: dev/talon/desk/undo_ticket.sql.
CREATE TABLE ticket_undo (
    centre_id integer     NOT NULL REFERENCES centre,
    ticket_id uuid        NOT NULL,
    event     bigint      NOT NULL,
    at        timestamptz NOT NULL,
    actor     text        NOT NULL,
    -- The kind of its event.
    what      text        NOT NULL,
    before    jsonb       NOT NULL,
    after     jsonb       NOT NULL,
    ticket    jsonb       NOT NULL,
    PRIMARY KEY (centre_id, ticket_id, event)
);

-- What the hall administrator writes to desks; it stays on a desk's page until somebody there has read it, at most for the day.
CREATE TABLE message (
    centre_id    integer     NOT NULL REFERENCES centre,
    id           bigint      GENERATED ALWAYS AS IDENTITY,
    at           timestamptz NOT NULL,
    business_day date        NOT NULL,
    -- Who wrote it, as the event log names them, and what they are called.
    actor        text        NOT NULL,
    sender       text        NOT NULL,
    text         text        NOT NULL CHECK (text <> ''),
    -- Empty: to every desk.
    desks        text[]      NOT NULL,
    -- Its writer has taken it back: who has read it, has read it; nobody else sees it any more.
    withdrawn_at timestamptz,
    PRIMARY KEY (centre_id, id)
);
CREATE INDEX message_day ON message (centre_id, business_day);
CREATE TABLE message_read (
    centre_id  integer     NOT NULL,
    message_id bigint      NOT NULL,
    desk       text        NOT NULL,
    at         timestamptz NOT NULL,
    reader     text        NOT NULL,
    PRIMARY KEY (centre_id, message_id, desk),
    FOREIGN KEY (centre_id, message_id) REFERENCES message (centre_id, id) ON DELETE CASCADE
);

-- When the queue of a centre was last looked ahead at, and the kinds of which a wait over the norm was then to be feared: only what is feared
-- twice running is said. The row is what one node takes for its own.
CREATE TABLE wait_watch (
    centre_id integer     PRIMARY KEY REFERENCES centre,
    looked_at timestamptz NOT NULL,
    feared    text[]      NOT NULL DEFAULT '{}',
    -- When it was before the last time: a node with many centres comes by less often, and so long a fear is remembered.
    looked_before timestamptz
);

-- What staff were told before it came: that visitors of a kind who take a place at a moment will wait longer than their norm; and what came.
CREATE TABLE wait_alert (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    centre_id    integer     NOT NULL REFERENCES centre,
    business_day date        NOT NULL,
    kind         text        NOT NULL,
    raised_at    timestamptz NOT NULL,
    -- Of whom it is: those who begin to wait about this moment.
    about_at     timestamptz NOT NULL,
    -- Seconds: the norm, the wait that is to come, and the wait with one more desk.
    norm         integer     NOT NULL,
    wait         integer     NOT NULL CHECK (wait >= 0),
    -- The desk whose opening helps most; null: none is there to open.
    desk         text,
    wait_with    integer     CHECK (wait_with >= 0),
    dismissed_at timestamptz,
    dismissed_by text,
    -- right: half of them or more waited longer; wrong: fewer; taken: the desk was opened; nobody: nobody came then. Null: not known yet.
    outcome      text        CHECK (outcome IN ('right', 'wrong', 'taken', 'nobody')),
    CHECK ((desk IS NULL) = (wait_with IS NULL)),
    CHECK ((dismissed_at IS NULL) = (dismissed_by IS NULL))
);
CREATE INDEX wait_alert_of_day ON wait_alert (centre_id, business_day);
CREATE INDEX wait_alert_unscored ON wait_alert (about_at) WHERE outcome IS NULL;
