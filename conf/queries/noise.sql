-- Noise: how much a statistic varies between runs of the same parameters with other seeds, and how much between parameters
-- Reads trials: full runs that completed, of parameter sets with at least two. sampling_se is what a single row says of itself, the error
-- over samplings of neurons; noise_sd adds what another network and other input do. noise_share is 1 where only luck tells rows apart.
WITH runs AS (
  SELECT
    parameters_id, rate_hz, fano_factor, count_correlation, shared_variance, shared_dimensionality,
    rate_hz_se, fano_factor_se, count_correlation_se, shared_variance_se, shared_dimensionality_se
  FROM trials
  WHERE status = 'COMPLETED' AND fidelity = 'full'
),
long AS (
  SELECT
    parameters_id,
    statistic,
    value,
    CASE statistic
      WHEN 'rate_hz' THEN rate_hz_se
      WHEN 'fano_factor' THEN fano_factor_se
      WHEN 'count_correlation' THEN count_correlation_se
      WHEN 'shared_variance' THEN shared_variance_se
      ELSE shared_dimensionality_se
    END AS sampling_se
  FROM runs
    UNPIVOT (value FOR statistic IN (rate_hz, fano_factor, count_correlation, shared_variance, shared_dimensionality))
),
sets AS (
  SELECT
    statistic,
    parameters_id,
    count(*) AS repeats,
    avg(value) AS mean,
    var_samp(value) AS variance,
    avg(sampling_se) AS sampling_se
  FROM long
  GROUP BY statistic, parameters_id
),
pooled AS (
  SELECT
    statistic,
    count(*) AS parameter_sets,
    CAST(sum(repeats) AS BIGINT) AS runs,
    avg(mean) AS mean,
    avg(sampling_se) AS sampling_se,
    sum((repeats - 1) * variance) / sum(repeats - 1) AS noise_variance,
    var_samp(mean) AS variance_of_means,
    sum(1E0 / repeats) / count(*) AS share_in_means
  FROM sets
  WHERE repeats > 1
  GROUP BY statistic
),
apart AS (
  -- The means of few runs are noisy too: that part is taken off.
  SELECT *, greatest(variance_of_means - noise_variance * share_in_means, 0E0) AS parameter_variance FROM pooled
)
SELECT
  statistic,
  parameter_sets,
  runs,
  mean,
  sampling_se,
  sqrt(noise_variance) AS noise_sd,
  sqrt(parameter_variance) AS parameter_sd,
  noise_variance / nullif(noise_variance + parameter_variance, 0E0) AS noise_share
FROM apart
ORDER BY statistic
