-- The hall administrator, who helps visitors in the hall and keeps order in the queue.
ALTER TABLE staff DROP CONSTRAINT staff_role_check,
    ADD CONSTRAINT staff_role_check CHECK (role IN ('administrator', 'manager', 'host', 'specialist'));
ALTER TABLE api_token DROP CONSTRAINT api_token_role_check,
    ADD CONSTRAINT api_token_role_check CHECK (role IN ('administrator', 'manager', 'host', 'specialist'));
