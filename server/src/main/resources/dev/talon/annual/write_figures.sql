-- Writes the figures; those without a value go.
WITH :asked, gone AS (
    DELETE FROM quality_figure AS figure USING asked
    WHERE (figure.year, figure.section, figure.code, figure.part, figure.month)
        = (asked.year, asked.section, asked.code, asked.part, asked.month) AND asked.value IS NULL
)
INSERT INTO quality_figure (year, section, code, part, month, value)
SELECT year, section, code, part, month, value FROM asked WHERE value IS NOT NULL
ON CONFLICT (year, section, code, part, month) DO UPDATE SET value = excluded.value
