-- As measured.sql, of some days of some centres only: a day beside its centre in at_centres and at_days.
chosen AS (
    :chosen_centres
), met AS (
    SELECT :measured_columns, :norm_asked_for AS norm
    FROM chosen
    JOIN unnest(:at_centres::text[], :at_days::date[]) AS at (centre, day) ON at.centre = chosen.code AND at.day BETWEEN :from AND :to
    JOIN ticket ON ticket.centre_id = chosen.id AND ticket.business_day = at.day
    JOIN stage ON stage.centre_id = ticket.centre_id AND stage.ticket_id = ticket.id
    WHERE :as_filtered
), measured AS (
    :met_as_measured
)
