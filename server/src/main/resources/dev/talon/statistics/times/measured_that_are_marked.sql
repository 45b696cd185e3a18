-- As measured.sql, of the stages only of whose times somebody said something, or that the end of a day finished; as the index
-- event_doubt has it.
chosen AS (
    :chosen_centres
), met AS (
    SELECT :measured_columns, :norm_asked_for AS norm
    FROM chosen
    CROSS JOIN LATERAL (
        SELECT DISTINCT e.ticket_id, e.position FROM event e
        WHERE e.centre_id = chosen.id AND e.at >= :from::date - 2
          AND (e.kind IN ('times_distrusted', 'times_trusted', 'times_mark_withdrawn')
               OR (e.kind = 'finished' AND e.actor = 'duty:close-days'))) AS marked
    JOIN ticket ON ticket.centre_id = chosen.id AND ticket.id = marked.ticket_id AND ticket.business_day BETWEEN :from AND :to
    JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id AND stage.position = marked.position
    WHERE :as_filtered
), measured AS (
    :met_as_measured
)
