DELETE FROM sending_run WHERE ctid = ANY (ARRAY(
    SELECT row.ctid FROM sending_run AS row, :clock
    WHERE row.state <> 'pending' AND row.made_at < clock.now - interval '400 days'
      AND EXISTS (SELECT FROM sending_run newer WHERE newer.sending = row.sending AND newer.made_at > row.made_at) LIMIT :most_rows))
