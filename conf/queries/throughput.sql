-- Throughput: trials per device and day, how fast they came, and how much of the time went into what
-- Reads trials. Days are those of UTC. hours is from the first row of the day to the last; busy is how many trials were worked on at once
-- on average, so on a CPU the cores in use.
SELECT
  host,
  device,
  simulator,
  DATE '1970-01-01' + CAST(floor(finished_ms / 86400000E0) AS INT) AS day,
  count(*) AS trials,
  count(CASE WHEN status = 'COMPLETED' THEN 1 END) AS completed,
  (max(finished_ms) - min(finished_ms)) / 3600000E0 AS hours,
  count(*) * 3600000E0 / nullif(max(finished_ms) - min(finished_ms), 0E0) AS trials_per_hour,
  sum(coalesce(build_ms, 0E0) + coalesce(simulate_ms, 0E0) + coalesce(statistics_ms, 0E0))
    / nullif(max(finished_ms) - min(finished_ms), 0E0) AS busy,
  avg(build_ms) AS build_ms,
  avg(simulate_ms) AS simulate_ms,
  avg(statistics_ms) AS statistics_ms
FROM trials
GROUP BY host, device, simulator, DATE '1970-01-01' + CAST(floor(finished_ms / 86400000E0) AS INT)
ORDER BY day, host, device, simulator
