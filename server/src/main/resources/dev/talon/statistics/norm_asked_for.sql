-- As at issue, or the one that now stands for the day.
CASE WHEN :norms_anew::boolean THEN coalesce((
    SELECT its.norm FROM norm_of(ticket.centre_id, stage.service, ticket.business_day) AS its), ticket.norm) ELSE ticket.norm END
