-- Stages of some days between two places of the order, the longest first; a place is a key (minus the service) and a day.
WITH :measured_of_days, judged AS (
    :measured_as_judged
)
SELECT judged.*, person.name AS person, judge.name AS said_by_person
FROM judged
LEFT JOIN staff person ON judged.specialist = 'staff:' || person.login
LEFT JOIN staff judge ON judged.said_by = 'staff:' || judge.login
WHERE (-spent, (business_day - '1970-01-01'::date)::bigint)
      BETWEEN (:first_key::bigint, :first_day::bigint) AND (:last_key::bigint, :last_day::bigint)
ORDER BY spent DESC, business_day, queued_at, ticket_id, position
