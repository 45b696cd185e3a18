-- The minutes in which a measured stage began and by which it had ended, counted from the midnight of its business day on the
-- centre's clock.
floor(extract(epoch FROM (measured.started_at AT TIME ZONE zone) - measured.business_day::timestamp) / 60)::integer AS begun,
ceil(extract(epoch FROM (measured.finished_at AT TIME ZONE zone) - measured.business_day::timestamp) / 60)::integer AS ended
