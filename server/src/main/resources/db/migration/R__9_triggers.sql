-- Every trigger. Those of a table fire in the order of their names. (CREATE OR REPLACE does not know constraint triggers.)

-- What is written once stays as it was.
CREATE OR REPLACE TRIGGER event_is_append_only BEFORE UPDATE OR DELETE ON event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER printer_event_is_append_only BEFORE UPDATE ON printer_event
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER slip_layout_is_append_only BEFORE UPDATE OR DELETE ON slip_layout
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER month_closing_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON month_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER month_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON month_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER month_amendment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON month_amendment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER ticket_keeps_its_name BEFORE UPDATE OF centre_id, id, label, business_day ON ticket
    FOR EACH ROW WHEN ((OLD.centre_id, OLD.id, OLD.label, OLD.business_day)
                       IS DISTINCT FROM (NEW.centre_id, NEW.id, NEW.label, NEW.business_day))
    EXECUTE FUNCTION refuse_move();
CREATE OR REPLACE TRIGGER stage_keeps_its_name BEFORE UPDATE OF centre_id, ticket_id, position, business_day ON stage
    FOR EACH ROW WHEN ((OLD.centre_id, OLD.ticket_id, OLD.position, OLD.business_day)
                       IS DISTINCT FROM (NEW.centre_id, NEW.ticket_id, NEW.position, NEW.business_day))
    EXECUTE FUNCTION refuse_move();
CREATE OR REPLACE TRIGGER call_record_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON call_record
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER calls_closing_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_closing
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER calls_touched_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_touched
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER calls_change_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_change
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER calls_amendment_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON calls_amendment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER printer_event_is_kept BEFORE DELETE ON printer_event
    FOR EACH ROW WHEN (OLD.at > now() - interval '399 days') EXECUTE FUNCTION refuse_change();

-- A settled day that changes is no longer kept.

-- The conditions keep the running day's commands out: they insert for a day that cannot be settled, and they change
-- stages that have not ended, whose day therefore is not settled.
CREATE OR REPLACE TRIGGER stage_inserted_forgets AFTER INSERT ON stage
    FOR EACH ROW WHEN (NEW.business_day < (now() AT TIME ZONE 'UTC')::date - 1)
    EXECUTE FUNCTION forget_day_summary();
CREATE OR REPLACE TRIGGER stage_updated_forgets AFTER UPDATE ON stage
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL OR OLD.business_day <> NEW.business_day)
    EXECUTE FUNCTION forget_day_summary();
CREATE OR REPLACE TRIGGER stage_deleted_forgets AFTER DELETE ON stage
    FOR EACH ROW WHEN (OLD.finished_at IS NOT NULL)
    EXECUTE FUNCTION forget_day_summary();
CREATE OR REPLACE TRIGGER stage_truncated_forgets AFTER TRUNCATE ON stage
    FOR EACH STATEMENT EXECUTE FUNCTION forget_all_day_summaries();
CREATE OR REPLACE TRIGGER centre_zone_forgets AFTER UPDATE OF zone ON centre
    FOR EACH ROW WHEN (OLD.zone <> NEW.zone) EXECUTE FUNCTION forget_day_stages();
CREATE OR REPLACE TRIGGER ticket_updated_forgets AFTER UPDATE OF service, category, norm, business_day ON ticket
    FOR EACH ROW EXECUTE FUNCTION forget_day_stages();
CREATE OR REPLACE TRIGGER ticket_route_forgets AFTER UPDATE OF route, label ON ticket
    FOR EACH ROW WHEN (NEW.business_day < (now() AT TIME ZONE 'UTC')::date - 1)
    EXECUTE FUNCTION forget_day_of_ticket();

-- A change of a closed month becomes an amendment.
CREATE OR REPLACE TRIGGER stage_x_inserted_after_closing AFTER INSERT ON stage
    FOR EACH ROW WHEN (month_is_past(NEW.business_day) AND month_is_past(NEW.centre_id, NEW.business_day))
    EXECUTE FUNCTION note_month_change();
CREATE OR REPLACE TRIGGER stage_x_updated_after_closing AFTER UPDATE ON stage
    FOR EACH ROW WHEN (month_is_past(OLD.business_day) AND month_is_past(OLD.centre_id, OLD.business_day))
    EXECUTE FUNCTION note_month_change();
CREATE OR REPLACE TRIGGER stage_x_deleted_after_closing AFTER DELETE ON stage
    FOR EACH ROW WHEN (month_is_past(OLD.business_day) AND month_is_past(OLD.centre_id, OLD.business_day))
    EXECUTE FUNCTION note_month_change();
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'month_change'::regclass AND tgname = 'month_changed') THEN
        CREATE CONSTRAINT TRIGGER month_changed AFTER INSERT ON month_change
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amend_changed_month();
    END IF;
END $$;
CREATE OR REPLACE TRIGGER stage_x_truncated_after_closing AFTER TRUNCATE ON stage
    FOR EACH STATEMENT EXECUTE FUNCTION note_all_months_change();

-- The same of the contact centre.
CREATE OR REPLACE TRIGGER call_added_after_closing AFTER INSERT ON call REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION note_calls_change();
CREATE OR REPLACE TRIGGER call_removed_after_closing AFTER DELETE ON call REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION note_calls_change();
CREATE OR REPLACE TRIGGER call_changed_after_closing AFTER UPDATE ON call REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION note_calls_change();
CREATE OR REPLACE TRIGGER calls_change_noted AFTER INSERT ON calls_change REFERENCING NEW TABLE AS noted
    FOR EACH STATEMENT EXECUTE FUNCTION touch_changed_calls();
CREATE OR REPLACE TRIGGER call_truncated_after_closing AFTER TRUNCATE ON call
    FOR EACH STATEMENT EXECUTE FUNCTION touch_all_calls();
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'calls_touched'::regclass AND tgname = 'calls_touched_at_last') THEN
        CREATE CONSTRAINT TRIGGER calls_touched_at_last AFTER INSERT ON calls_touched
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION amend_touched_calls();
    END IF;
END $$;
CREATE OR REPLACE TRIGGER call_added_forgets AFTER INSERT ON call REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION forget_days_of_calls();
CREATE OR REPLACE TRIGGER call_removed_forgets AFTER DELETE ON call REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION forget_days_of_calls();
CREATE OR REPLACE TRIGGER call_changed_forgets AFTER UPDATE ON call REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION forget_days_of_calls();
CREATE OR REPLACE TRIGGER call_truncated_forgets AFTER TRUNCATE ON call
    FOR EACH STATEMENT EXECUTE FUNCTION forget_all_days_of_calls();
CREATE OR REPLACE TRIGGER calls_found_forgets AFTER INSERT ON calls_amendment
    FOR EACH ROW WHEN (NEW.found) EXECUTE FUNCTION forget_found_calls();

-- Norms, keys of commands, counts of queues.
CREATE OR REPLACE TRIGGER service_keeps_its_norms AFTER INSERT OR UPDATE OF norm ON service
    FOR EACH ROW EXECUTE FUNCTION keep_service_norm();
CREATE OR REPLACE TRIGGER event_keeps_command_key BEFORE INSERT ON event
    FOR EACH ROW WHEN (NEW.command_key IS NOT NULL) EXECUTE FUNCTION keep_command_key();
CREATE OR REPLACE TRIGGER call_added_counts AFTER INSERT ON call REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_calls();
CREATE OR REPLACE TRIGGER call_removed_counts AFTER DELETE ON call REFERENCING OLD TABLE AS removed
    FOR EACH STATEMENT EXECUTE FUNCTION count_calls();
CREATE OR REPLACE TRIGGER call_changed_counts AFTER UPDATE ON call REFERENCING OLD TABLE AS removed NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION count_calls();
CREATE OR REPLACE TRIGGER call_truncated_counts AFTER TRUNCATE ON call
    FOR EACH STATEMENT EXECUTE FUNCTION count_calls();

-- Who changed which setting.
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON staff FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('account', 'login', 'name role centre_id active auto_call', 'password');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF name, role, scopes, centre_id, expires_at, revoked_at ON api_token FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('token', 'name', 'role scopes centre_id expires_at revoked_at', '');

-- Not while it only shows a code: anybody may ask for one.
CREATE OR REPLACE TRIGGER audit AFTER UPDATE OF paired_at, revoked_at, name, desk, printer_id, zones, menu ON device FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('device', 'name', 'kind name desk printer_id zones menu paired_at revoked_at', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF transport, address, profile, own_profile, agent_id, roll_size, roll_since
    ON printer FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('printer', 'code', 'transport address profile own_profile agent_id roll_size roll_since', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR UPDATE OF id ON test_page FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('test-page', 'printer_id', 'id', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF kind, address, agent_id, template, protocol ON cable FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('cable', 'code', 'kind address agent_id template protocol', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON cable_end FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('cable-end', 'desk', 'cable_id number desk arrow', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON slip_layout FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('layout', 'id', 'blocks logo', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON screen_ask FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('screen-ask', 'kind', 'device_id', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR UPDATE ON voice FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('voice', 'centre_id', 'speaks zeros repeats volumes', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON voice_clip FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('voice-clip', 'clip', 'language type ms hash', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON quiet_picture FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('picture', 'name', 'hash zone seconds position', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON printer_profile FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('profile', 'code', 'profile', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR UPDATE OF name_ru, name_en, zone, address_ru, address_en, translations, names_hidden,
    several_desks, no_show_after, return_minutes, return_after, recall_limit, recall_pause, aside_minutes, back_minutes, outcome_asked,
    specialists_issue, kiosk_priority, calendar, last_ticket, last_ticket_before, ask_over ON centre FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('centre', 'code',
        'name_ru name_en zone address_ru address_en translations names_hidden several_desks no_show_after return_minutes return_after recall_limit recall_pause aside_minutes back_minutes outcome_asked specialists_issue kiosk_priority calendar last_ticket last_ticket_before ask_over', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON service FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('service', 'code',
        'name_ru name_en hint_ru hint_en advice_ru advice_en translations route prefix norm active day_limit', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF norm ON service_norm FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('norm', 'service', 'valid_from norm', '');
CREATE OR REPLACE TRIGGER audit AFTER UPDATE OF names, active ON stage_kind FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('kind', 'code', 'names counted_in active', '');
CREATE OR REPLACE TRIGGER audit_new AFTER INSERT ON stage_kind FOR EACH ROW WHEN (NEW.code NOT IN ('consultation', 'cash'))
    EXECUTE FUNCTION leave_audit_event('kind', 'code', 'names counted_in active', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON person_kinds FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('person-kinds', 'person', 'kinds', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF stages, active, zone, arrow ON desk FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('desk', 'code', 'stages active zone arrow', '');
CREATE OR REPLACE TRIGGER kinds_then AFTER INSERT ON desk FOR EACH ROW EXECUTE FUNCTION keep_desk_kinds();
CREATE OR REPLACE TRIGGER other_kinds_then AFTER UPDATE OF stages ON desk FOR EACH ROW
    WHEN (OLD.stages IS DISTINCT FROM NEW.stages) EXECUTE FUNCTION keep_desk_kinds();
CREATE OR REPLACE TRIGGER kinds_then AFTER INSERT OR DELETE OR UPDATE OF kinds ON person_kinds FOR EACH ROW EXECUTE FUNCTION keep_person_kinds();
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON zone FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('zone', 'code', 'names arrow position', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON service_group FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('service-group', 'code', 'names picture services position', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF names, active, position ON list_item FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('list', 'list', 'code names active position', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON working_hours FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('hours', 'weekday', 'service valid_from opens closes', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE ON working_week FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('week', 'valid_from', 'service', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON special_day FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('special-day', 'day', 'service opens closes reason_ru reason_en', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON calendar_day FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('calendar', 'day', 'country kind alike shorter_by name', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON closure FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('closure', 'service', 'until reason_ru reason_en', '');

CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF level, texts, shows_from, shows_until ON notice FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('notice', 'code', 'source level texts shows_from shows_until', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE ON alarm FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('alarm', 'since', 'texts', '');

-- A ticket that is cancelled within two minutes, and was never called, does not count for the limit of its day, unless it is restored.
CREATE OR REPLACE TRIGGER stage_cancelled_at_once AFTER UPDATE OF state ON stage FOR EACH ROW
    WHEN (NEW.position = 1 AND OLD.called_at IS NULL AND NEW.called_at IS NULL
          AND (NEW.state = 'cancelled' AND OLD.state IN ('waiting', 'postponed')
               AND NEW.finished_at < NEW.queued_at + interval '2 minutes'
               OR OLD.state = 'cancelled' AND NEW.state IN ('waiting', 'postponed')
               AND OLD.finished_at < OLD.queued_at + interval '2 minutes'))
    EXECUTE FUNCTION give_back_day_limit();
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON sending FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('sending', 'id', 'centre_id what rhythm hour language recipients active', '');

-- Those that somebody asked for; the others come by the clock.
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON sending_run FOR EACH ROW WHEN (NEW.key LIKE 'now:%')
    EXECUTE FUNCTION leave_audit_event('sending-now', 'sending', 'due_on', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON month_closing FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('closing', 'month', 'hash', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON calls_closing FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('calls-closing', 'month', 'hash', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON contact_centre_change FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('contact-centre', 'zone', 'zone queues', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON call_import FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('calls-import', 'sha256', 'form lines withdrawn_at withdrawn_for', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE ON quality_line FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('quality-line', 'code', 'section name_ru name_en translations active', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF words ON quality_page FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('quality-page', 'year', 'words', '');
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON quality_change REFERENCING NEW TABLE AS made FOR EACH STATEMENT
    EXECUTE FUNCTION leave_audit_event_of_figures();

-- An import of history, and one that is taken back, once for each centre.
CREATE OR REPLACE TRIGGER audit AFTER INSERT ON event FOR EACH ROW WHEN (NEW.kind IN ('imported', 'import_withdrawn'))
    EXECUTE FUNCTION leave_audit_event('history', 'kind', 'reason', '');

-- Kinds: every centre has the two of the table; routes and desks name kinds that there are; a stage keeps the column of its kind.
CREATE OR REPLACE TRIGGER centre_has_two_kinds AFTER INSERT ON centre
    FOR EACH ROW EXECUTE FUNCTION add_usual_kinds();
CREATE OR REPLACE TRIGGER service_names_kinds AFTER INSERT OR UPDATE OF route ON service
    FOR EACH ROW EXECUTE FUNCTION check_kinds();
CREATE OR REPLACE TRIGGER desk_names_kinds AFTER INSERT OR UPDATE OF stages ON desk
    FOR EACH ROW EXECUTE FUNCTION check_kinds();
CREATE OR REPLACE TRIGGER person_names_kinds AFTER INSERT OR UPDATE OF kinds ON person_kinds
    FOR EACH ROW EXECUTE FUNCTION check_kinds();
CREATE OR REPLACE TRIGGER kind_keeps_its_column BEFORE UPDATE OF centre_id, code, counted_in ON stage_kind
    FOR EACH ROW WHEN ((OLD.centre_id, OLD.code, OLD.counted_in) IS DISTINCT FROM (NEW.centre_id, NEW.code, NEW.counted_in))
    EXECUTE FUNCTION refuse_change();
CREATE OR REPLACE TRIGGER stage_of_own_kind BEFORE INSERT ON stage
    FOR EACH ROW WHEN (NEW.kind NOT IN ('consultation', 'cash')) EXECUTE FUNCTION set_column();
CREATE OR REPLACE TRIGGER stage_of_another_kind BEFORE UPDATE OF kind ON stage
    FOR EACH ROW WHEN (OLD.kind <> NEW.kind) EXECUTE FUNCTION set_column();

-- What other programs are told of.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = 'event'::regclass AND tgname = 'event_is_numbered') THEN
        CREATE CONSTRAINT TRIGGER event_is_numbered AFTER INSERT ON event
            DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION number_event();
    END IF;
END $$;
CREATE OR REPLACE TRIGGER audit AFTER INSERT OR DELETE OR UPDATE OF name, url, kinds, active, secret, asked_at ON hook FOR EACH ROW
    EXECUTE FUNCTION leave_audit_event('hook', 'id', 'name centre_id url kinds active asked_at', 'secret');
