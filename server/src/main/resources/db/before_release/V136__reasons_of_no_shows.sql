-- Why a visitor is given up before the centre's least time: the reasons that the desk's page has always offered.
INSERT INTO list_item (list, code, names, position) VALUES
    ('no-show', 'left', '{"ru": "Посетитель ушёл", "en": "The visitor has left"}', 1),
    ('no-show', 'declined', '{"ru": "Посетитель отказался", "en": "The visitor declined"}', 2),
    ('no-show', 'mistake', '{"ru": "Вызван по ошибке", "en": "Called by mistake"}', 3);
