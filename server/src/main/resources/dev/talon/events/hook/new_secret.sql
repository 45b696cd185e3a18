-- The secret before signs too for so many hours.
UPDATE hook SET secret = :secret, secret_before = CASE WHEN :hours > 0 THEN secret END,
    before_until = CASE WHEN :hours > 0 THEN clock_timestamp() + make_interval(hours => :hours) END, lease = NULL, leased_until = NULL
WHERE id = :id
RETURNING id
