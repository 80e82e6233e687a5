-- Everything against a new recording: all parameter sets by their cost against another target, beside the cost they were fitted to
-- Reads scores (of the new target), trials (their own costs; none in a sweep), parameter_sets. misses_most is the statistic with the
-- largest mean z.
WITH costs AS (
  SELECT
    parameters_id,
    avg(cost) AS cost,
    stddev_samp(cost) / sqrt(count(cost)) AS cost_se,
    count(cost) AS repeats,
    avg(z_rate_hz) AS z_rate_hz,
    avg(z_fano_factor) AS z_fano_factor,
    avg(z_count_correlation) AS z_count_correlation,
    avg(z_shared_variance) AS z_shared_variance,
    avg(z_shared_dimensionality) AS z_shared_dimensionality,
    avg(z_eigenspectrum) AS z_eigenspectrum
  FROM scores
  WHERE fidelity = 'full' AND cost IS NOT NULL
  GROUP BY parameters_id
),
farthest AS (
  SELECT
    *,
    greatest(
      abs(z_rate_hz), abs(z_fano_factor), abs(z_count_correlation), abs(z_shared_variance), abs(z_shared_dimensionality),
      abs(z_eigenspectrum)) AS z
  FROM costs
),
fitted AS (
  SELECT parameters_id, avg(cost) AS fitted_cost
  FROM trials
  WHERE fidelity = 'full' AND cost IS NOT NULL
  GROUP BY parameters_id
),
fitted_ranks AS (
  SELECT parameters_id, fitted_cost, rank() OVER (ORDER BY fitted_cost) AS fitted_rank FROM fitted
),
compared AS (
  SELECT
    farthest.parameters_id,
    rank() OVER (ORDER BY cost) AS cost_rank,
    cost,
    cost_se,
    repeats,
    fitted_rank,
    fitted_cost,
    CASE
      WHEN abs(z_rate_hz) = z THEN 'rate_hz'
      WHEN abs(z_fano_factor) = z THEN 'fano_factor'
      WHEN abs(z_count_correlation) = z THEN 'count_correlation'
      WHEN abs(z_shared_variance) = z THEN 'shared_variance'
      WHEN abs(z_shared_dimensionality) = z THEN 'shared_dimensionality'
      ELSE 'eigenspectrum'
    END AS misses_most,
    z AS by_sd
  FROM farthest LEFT JOIN fitted_ranks ON farthest.parameters_id = fitted_ranks.parameters_id
)
SELECT * FROM compared JOIN parameter_sets USING (parameters_id)
ORDER BY cost, parameters_id
