-- What became of a message; nothing where another node has the hook meanwhile. state: delivered, waiting, dead, again. In its turn (in_turn) the
-- position moves on behind what is delivered or dead, and else waits (pause). hook_pause: how long the whole hook waits, because nobody
-- answered there.
WITH mine AS (
    UPDATE hook
    SET leased_until = clock_timestamp() + :lease_time::interval,
        failures = CASE WHEN :state = 'delivered' THEN 0 ELSE failures + 1 END,
        failing_since = CASE WHEN :state <> 'delivered' THEN coalesce(failing_since, clock_timestamp()) END,
        next_at = CASE WHEN :hook_pause::interval > interval '0' THEN clock_timestamp() + :hook_pause::interval ELSE next_at END,
        stopped = CASE WHEN :gone THEN 'gone'
                       WHEN :state <> 'delivered' AND failing_since < clock_timestamp() - :patience::interval THEN 'failing' END,
        stopped_at = CASE WHEN :gone OR :state <> 'delivered' AND failing_since < clock_timestamp() - :patience::interval
                          THEN clock_timestamp() END
    WHERE id = :hook AND lease = :lease AND stopped IS NULL
    RETURNING id, stopped),
noted AS (
    INSERT INTO hook_delivery AS d (hook_id, centre_id, number, kind, state, tries, refusals, first_at, last_at, status, answer, fault, took)
    SELECT id, :centre, :number, :kind, :state, 1, CASE WHEN :state <> 'delivered' AND :status::integer IS NOT NULL THEN 1 ELSE 0 END,
           clock_timestamp(), clock_timestamp(), :status, :answer, :fault, :took
    FROM mine
    ON CONFLICT (hook_id, centre_id, number) DO UPDATE
    SET state = EXCLUDED.state, tries = d.tries + 1, refusals = d.refusals + EXCLUDED.refusals, last_at = EXCLUDED.last_at,
        status = EXCLUDED.status, answer = EXCLUDED.answer, fault = EXCLUDED.fault, took = EXCLUDED.took),
moved AS (
    INSERT INTO hook_position AS p (hook_id, centre_id, number, next_at)
    SELECT id, :centre, CASE WHEN :state IN ('delivered', 'dead') THEN :number ELSE :number - 1 END,
           CASE WHEN :state NOT IN ('delivered', 'dead') THEN clock_timestamp() + :pause::interval END
    FROM mine WHERE :in_turn
    ON CONFLICT (hook_id, centre_id) DO UPDATE SET number = greatest(p.number, EXCLUDED.number), next_at = EXCLUDED.next_at)
SELECT id, stopped FROM mine
