-- Notes which figures change, before they do.
WITH :asked
INSERT INTO quality_change (actor, source, year, section, code, part, month, before, after)
SELECT :actor, :source, asked.year, asked.section, asked.code, asked.part, asked.month, figure.value, asked.value
FROM asked
LEFT JOIN quality_figure AS figure ON (figure.year, figure.section, figure.code, figure.part, figure.month)
    = (asked.year, asked.section, asked.code, asked.part, asked.month)
WHERE figure.value IS DISTINCT FROM asked.value
