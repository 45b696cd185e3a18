-- The figures that are asked for, each with the value that its author saw before.
asked AS (
    SELECT :year::integer AS year, section, code, part, month, value::numeric AS value, was::numeric AS was
    FROM unnest(:sections::text[], :codes::text[], :parts::text[], :months::integer[], :figures::text[], :former::text[])
         AS given (section, code, part, month, value, was)
)
