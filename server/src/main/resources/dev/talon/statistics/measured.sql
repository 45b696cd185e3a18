-- The source of every figure: the stages that match a filter, with their measured times. Each value of the filter may be null; the
-- last, norms_anew, asks for the norms that now stand for each day.
chosen AS (
    :chosen_centres
), met AS (
    SELECT :measured_columns, :norm_asked_for AS norm
    FROM chosen
    JOIN ticket ON ticket.centre_id = chosen.id AND ticket.business_day BETWEEN :from AND :to
    JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
    WHERE :as_filtered
), measured AS (
    :met_as_measured
)
