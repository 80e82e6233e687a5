-- Best parameter sets against a target: mean cost over the repeats, mean z per statistic, the free parameters
-- Reads scores, parameter_sets. A z is the distance to the target's mean in its standard deviations.
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
  ORDER BY cost, parameters_id
  LIMIT 20
)
SELECT * FROM costs JOIN parameter_sets USING (parameters_id)
ORDER BY cost, parameters_id
