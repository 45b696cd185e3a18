-- What is not as its author saw it (if as_seen), and lines that there are none of.
WITH :asked
SELECT asked.section, asked.code, asked.part, asked.month, figure.value, line.code IS NULL
FROM asked
LEFT JOIN quality_line AS line ON (line.section, line.code) = (asked.section, asked.code)
LEFT JOIN quality_figure AS figure ON (figure.year, figure.section, figure.code, figure.part, figure.month)
    = (asked.year, asked.section, asked.code, asked.part, asked.month)
WHERE line.code IS NULL OR (:as_seen AND figure.value IS DISTINCT FROM asked.was)
