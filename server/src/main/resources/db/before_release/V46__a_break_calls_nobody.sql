-- Whether a desk holds a ticket at this moment, and not when the statement around began: a break waits for the call that
-- has its desk's row, and then has to see that call. VOLATILE is what makes it look anew.
CREATE FUNCTION desk_is_busy(of_centre integer, of_desk text) RETURNS boolean LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM stage
                   WHERE centre_id = of_centre AND desk = of_desk AND state IN ('called', 'serving'));
END $$;
