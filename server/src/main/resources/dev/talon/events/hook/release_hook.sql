UPDATE hook SET lease = NULL, leased_until = NULL WHERE id = :hook AND lease = :lease
