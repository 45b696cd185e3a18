-- Keeps what was learned, unless another node has.
UPDATE centre SET closing_margin = :margin, margin_settled = :settled, margin_learned = :learned::date
WHERE code = :centre AND margin_learned IS NOT DISTINCT FROM :before::date
