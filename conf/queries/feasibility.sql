-- Feasibility by parameter range: how many trials of each tenth of a parameter's range completed, and what mostly stopped the others
-- Reads parameter_values. A screening run that completed is left out: its full run counts. So are FAILED trials, errors of the software.
WITH judged AS (
  SELECT parameter, value, status, reason
  FROM parameter_values
  WHERE status IN ('COMPLETED', 'INFEASIBLE') AND NOT (status = 'COMPLETED' AND fidelity = 'screening')
),
limits AS (
  SELECT parameter, min(value) AS lowest, max(value) AS highest FROM judged GROUP BY parameter
),
placed AS (
  SELECT
    parameter,
    value,
    reason,
    CASE WHEN status = 'COMPLETED' THEN 1 ELSE 0 END AS completed,
    -- The billionth keeps the values of a grid, which may lie on a border, in the range that starts there.
    coalesce(least(CAST(floor(10 * (value - lowest) / nullif(highest - lowest, 0) + 1E-9) AS INT), 9), 0) AS tenth
  FROM judged JOIN limits USING (parameter)
),
counted AS (
  SELECT
    parameter,
    tenth,
    reason,
    min(value) AS lowest,
    max(value) AS highest,
    count(*) AS trials,
    sum(completed) AS completed
  FROM placed
  GROUP BY parameter, tenth, reason
),
ranked AS (
  SELECT
    *,
    row_number() OVER (
      PARTITION BY parameter, tenth
      ORDER BY CASE WHEN reason IS NULL THEN 1 ELSE 0 END, trials DESC, reason
    ) AS place
  FROM counted
)
SELECT
  parameter,
  min(lowest) AS value_from,
  max(highest) AS value_to,
  CAST(sum(trials) AS BIGINT) AS trials,
  CAST(sum(completed) AS BIGINT) AS completed,
  CAST(sum(completed) AS DOUBLE) / sum(trials) AS feasible,
  max(CASE WHEN place = 1 THEN reason END) AS mostly_stopped_by
FROM ranked
GROUP BY parameter, tenth
ORDER BY parameter, value_from
