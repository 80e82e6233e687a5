-- Marginal effect of each parameter: statistics over its range, averaged over all else, each with its standard error
-- Reads parameter_values: full runs that completed. Ranges are tenths, as in feasibility.sql; a grid of up to ten values has one each.
WITH completed AS (
  SELECT parameter, value, rate_hz, fano_factor, count_correlation, shared_variance, shared_dimensionality
  FROM parameter_values
  WHERE status = 'COMPLETED' AND fidelity = 'full'
),
limits AS (
  SELECT parameter, min(value) AS lowest, max(value) AS highest FROM completed GROUP BY parameter
),
placed AS (
  SELECT
    completed.*,
    coalesce(least(CAST(floor(10 * (value - lowest) / nullif(highest - lowest, 0) + 1E-9) AS INT), 9), 0) AS tenth
  FROM completed JOIN limits ON completed.parameter = limits.parameter
)
SELECT
  parameter,
  min(value) AS value_from,
  max(value) AS value_to,
  count(*) AS trials,
  avg(rate_hz) AS rate_hz,
  stddev_samp(rate_hz) / sqrt(nullif(count(rate_hz), 0)) AS rate_hz_se,
  avg(fano_factor) AS fano_factor,
  stddev_samp(fano_factor) / sqrt(nullif(count(fano_factor), 0)) AS fano_factor_se,
  avg(count_correlation) AS count_correlation,
  stddev_samp(count_correlation) / sqrt(nullif(count(count_correlation), 0)) AS count_correlation_se,
  avg(shared_variance) AS shared_variance,
  stddev_samp(shared_variance) / sqrt(nullif(count(shared_variance), 0)) AS shared_variance_se,
  avg(shared_dimensionality) AS shared_dimensionality,
  stddev_samp(shared_dimensionality) / sqrt(nullif(count(shared_dimensionality), 0)) AS shared_dimensionality_se
FROM placed
GROUP BY parameter, tenth
ORDER BY parameter, value_from
