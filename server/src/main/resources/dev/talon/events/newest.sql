-- The highest number of each of these centres.
SELECT centre_id, number FROM event_last WHERE centre_id = ANY (:centres)
