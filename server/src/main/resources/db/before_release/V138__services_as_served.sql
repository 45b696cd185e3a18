-- Figures by service count a stage at the service that it was served as. Packed days with a visitor who was handed on are packed anew.
DELETE FROM day_stages d
USING stage s JOIN ticket t ON t.centre_id = s.centre_id AND t.id = s.ticket_id
WHERE s.service <> t.service AND d.centre_id = s.centre_id AND d.business_day = s.business_day;
