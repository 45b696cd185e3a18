-- Who is called before the locked stage: when the last of them was due who waits longer than their norm already, and the first of all.
before AS MATERIALIZED (
    SELECT o.due_at, late_from(o.queued_at, o.counts_from, o.called_at, other.norm, o.postponed) < locked.now AS late
    FROM locked
    JOIN stage o ON o.centre_id = locked.centre_id AND o.business_day = locked.business_day AND o.state = 'waiting'
                    AND o.kind = locked.kind
    JOIN ticket other ON other.centre_id = o.centre_id AND other.id = o.ticket_id
    WHERE is_before(o.due_at, o.queued_at, o.ticket_id, locked.due_at, locked.queued_at, locked.ticket_id)),
passed AS (
    SELECT max(due_at) FILTER (WHERE late) + interval '1 microsecond' AS due_at, min(due_at) - interval '1 microsecond' AS first
    FROM before)
