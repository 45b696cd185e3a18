-- By how many microseconds the stage placed is brought forward.
(extract(epoch FROM placed.due_at - placed.new_due) * 1000000)::bigint
