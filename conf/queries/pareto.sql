-- Pareto front of the cost terms: parameter sets that no other beats in one statistic without being worse in another
-- Reads scores, parameter_sets. Terms are means over the repeats; they are compared in millionths, as whole numbers, so that the
-- last digits of a sum decide nothing. The 500 best sets are held against all first: they rule out most of the others.
WITH terms AS (
  SELECT
    parameters_id,
    avg(cost) AS cost,
    count(*) AS repeats,
    avg(cost_terms.rate_hz) AS rate_hz,
    avg(cost_terms.fano_factor) AS fano_factor,
    avg(cost_terms.count_correlation) AS count_correlation,
    avg(cost_terms.shared_variance) AS shared_variance,
    avg(cost_terms.shared_dimensionality) AS shared_dimensionality,
    avg(cost_terms.eigenspectrum) AS eigenspectrum
  FROM scores
  WHERE fidelity = 'full' AND cost IS NOT NULL
  GROUP BY parameters_id
),
whole AS (
  SELECT
    *,
    CAST(round(least(rate_hz, 1E12) * 1E6) AS BIGINT) AS t1,
    CAST(round(least(fano_factor, 1E12) * 1E6) AS BIGINT) AS t2,
    CAST(round(least(count_correlation, 1E12) * 1E6) AS BIGINT) AS t3,
    CAST(round(least(shared_variance, 1E12) * 1E6) AS BIGINT) AS t4,
    CAST(round(least(shared_dimensionality, 1E12) * 1E6) AS BIGINT) AS t5,
    CAST(round(least(eigenspectrum, 1E12) * 1E6) AS BIGINT) AS t6
  FROM terms
),
summed AS (
  SELECT *, t1 + t2 + t3 + t4 + t5 + t6 AS total FROM whole
),
good AS (
  SELECT total, t1, t2, t3, t4, t5, t6 FROM summed ORDER BY total LIMIT 500
),
candidates AS (
  SELECT * FROM summed AS p
  WHERE NOT EXISTS (
    SELECT 1 FROM good AS q
    WHERE q.total < p.total
      AND q.t1 <= p.t1 AND q.t2 <= p.t2 AND q.t3 <= p.t3 AND q.t4 <= p.t4 AND q.t5 <= p.t5 AND q.t6 <= p.t6
  )
),
front AS (
  SELECT parameters_id, cost, repeats, rate_hz, fano_factor, count_correlation, shared_variance, shared_dimensionality, eigenspectrum
  FROM candidates AS p
  WHERE NOT EXISTS (
    SELECT 1 FROM candidates AS q
    WHERE q.total < p.total
      AND q.t1 <= p.t1 AND q.t2 <= p.t2 AND q.t3 <= p.t3 AND q.t4 <= p.t4 AND q.t5 <= p.t5 AND q.t6 <= p.t6
  )
)
SELECT * FROM front JOIN parameter_sets USING (parameters_id)
ORDER BY cost, parameters_id
