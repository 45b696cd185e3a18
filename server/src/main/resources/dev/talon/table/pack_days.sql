-- Packs the stages of settled days, where they are not packed yet.
INSERT INTO day_stages (centre_id, business_day, words, stages)
SELECT settled.centre_id, settled.business_day, packed.words, packed.stages
FROM day_summary AS settled
CROSS JOIN LATERAL packed_stages(settled.centre_id, settled.business_day) AS packed
WHERE settled.centre_id = :centre AND settled.business_day BETWEEN :from AND :to
  AND NOT EXISTS (SELECT FROM day_stages
                  WHERE day_stages.centre_id = settled.centre_id
                    AND day_stages.business_day = settled.business_day)
