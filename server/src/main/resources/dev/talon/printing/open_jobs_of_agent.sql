-- Jobs that ended as uncertain because the agent was away are open too: it may know their result.
SELECT id, tries FROM print_job
WHERE agent_id = :agent AND created_at > clock_timestamp() - interval '1 day'
  AND (state = 'printing' OR state = 'uncertain' AND reason = :agent_away)
ORDER BY created_at DESC LIMIT 200
