-- The built-in reasons of a break are those that the desk's page has always offered.
DELETE FROM list_item WHERE centre_id IS NULL AND list = 'break';
INSERT INTO list_item (list, code, names, position) VALUES
    ('break', 'lunch', '{"ru": "Обед", "en": "Lunch"}', 1),
    ('break', 'short', '{"ru": "Короткий перерыв", "en": "Short break"}', 2),
    ('break', 'paperwork', '{"ru": "Работа с документами", "en": "Paperwork"}', 3),
    ('break', 'technical', '{"ru": "Технический сбой", "en": "Technical trouble"}', 4);
