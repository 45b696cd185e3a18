-- A message to desks that its writer has taken back: who has read it, has read it; nobody else sees it any more.
ALTER TABLE message ADD COLUMN withdrawn_at timestamptz;
