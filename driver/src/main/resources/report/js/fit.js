/* How a fit went: costs in the order of the evaluations, and all parameters at once. */

const MOST_PARALLEL = 1500;

function drawFit(report) {
  const { fit } = report;
  const box = section("costs", "Costs", `Method ${fit.method}. A cost is the weighted mean of squared distances to the target, in its variances: 1 is what a`
    + " perfect network costs whose runs scatter as the target's sessions do.");
  const controls = new Controls(box, "costs", () => draw());
  const x = controls.select("x", "Across", [{ value: "evaluations", label: "evaluations" }, { value: "rounds", label: "rounds" }]);
  const charts = element("div", { class: "charts" });
  box.append(charts);
  const history = new Figure(charts, "cost-history", "Cost history",
    "Points: single evaluations. Line: the lowest mean cost of a parameter set after each round, with its standard error where it was evaluated"
    + " again. It can rise, when a repeat shows that the best was lucky.");
  const parallel = new Figure(charts, "parallel", "Parameters of all evaluations",
    `A line is an evaluation, its colour the cost; the best parameter set is drawn thick. Drag along an axis to choose. At most the ${whole(MOST_PARALLEL)} lowest costs.`);
  const costs = historyPoints(fit.history);
  function draw() {
    history.draw(() => (costs.some((p) => p.cost > 0) ? costChart(fit.history.rounds, costs, x.value === "rounds") : "No evaluation has a cost yet."));
  }
  draw();
  parallel.draw(() => parallelChart(report));
}

function historyPoints({ cost, round }) {
  const rounds = round.values ?? [];
  const costs = cost.values ?? [];
  const count = Math.max(rounds.length, costs.length);
  return Array.from({ length: count }, (_, i) => ({
    evaluation: i + 1,
    cost: "constant" in cost ? cost.constant : costs[i],
    round: "constant" in round ? round.constant : rounds[i],
  }));
}

function costChart(rounds, points, byRound) {
  const best = rounds.filter((r) => r.best !== null);
  const at = (r) => (byRound ? r.round : r.evaluations);
  const found = points.filter((p) => p.cost > 0);
  const bars = best.filter((r) => r.se > 0).map((r) => [at(r), Math.max(r.best - r.se, r.best / 20), r.best + r.se]);
  return {
    grid: { left: 62, right: 24, top: 40, bottom: 58 },
    legend: legend(),
    xAxis: axis("x", byRound ? "round (−1: earlier studies)" : "evaluations", { minInterval: 1, axisLabel: { formatter: (v) => whole(v) } }),
    yAxis: axis("y", "cost", { type: "log" }),
    tooltip: tooltip({ formatter: ({ data }) => (data.length > 2 ? `evaluation ${whole(data[2])}, round ${data[3]}<br>cost <b>${shown(data[1])}</b>` : `best mean cost <b>${shown(data[1])}</b>`) }),
    series: [
      { name: "one evaluation", type: "scatter", symbolSize: 5, large: found.length > 4000, itemStyle: { color: CATEGORIES[5], opacity: 0.55 },
        data: found.map((p) => [byRound ? p.round : p.evaluation, p.cost, p.evaluation, p.round]) },
      { name: "best mean after the round", type: "line", step: byRound ? false : "end", symbolSize: 8, color: colour("best"), lineStyle: { width: 2.5 },
        data: best.map((r) => [at(r), r.best]) },
      errorBars("best mean after the round", colour("best"), bars),
    ],
  };
}

function parallelChart(report) {
  const { rows } = report;
  const varied = report.parameters.filter((p) => p.varied);
  const costs = rows.numbers.get("cost");
  const found = rows.where((row) => costs[row] > 0).sort((a, b) => costs[a] - costs[b]).slice(0, MOST_PARALLEL);
  if (found.length === 0) {
    return "No evaluation has a cost yet.";
  }
  const best = report.fit.leaders[0];
  const narrow = innerWidth < 600;
  const logs = found.map((row) => Math.log10(costs[row]));
  return {
    grid: undefined,
    aria: { enabled: false },
    parallel: { left: 40, right: 108, top: 56, bottom: 24, layout: "horizontal" },
    parallelAxis: varied.map((p, dim) => ({
      dim, name: p.name, type: p.scale === "log" ? "log" : "value", min: p.from, max: p.to,
      nameRotate: narrow || varied.length > 5 ? 35 : 0, nameGap: 10,
      nameTextStyle: { color: colour("text"), fontSize: narrow ? 10 : 12, align: narrow || varied.length > 5 ? "left" : "center" },
      axisLabel: { color: colour("soft"), fontSize: 10, hideOverlap: true, formatter: (v) => shown(v) },
      axisLine: { lineStyle: { color: colour("soft") } }, splitNumber: 4,
    })),
    visualMap: colourScale(Math.min(...logs), Math.max(...logs), {
      dimension: varied.length, seriesIndex: 0, inRange: { color: [...VIRIDIS].reverse() }, itemHeight: 150, formatter: (v) => shown(10 ** v) }),
    tooltip: { show: false },
    series: [
      { type: "parallel", data: [...found].reverse().map((row) => [...varied.map((p) => rows.number(p.name, row)), Math.log10(costs[row])]),
        lineStyle: { width: 1, opacity: found.length > 300 ? 0.35 : 0.6 }, inactiveOpacity: 0.02, activeOpacity: 0.8, progressive: 500 },
      ...(best ? [{ type: "parallel", silent: true, z: 5, data: [[...best.values, 0]], lineStyle: { width: 4, opacity: 1, color: colour("best") } }] : []),
    ],
  };
}
