/* The best parameter sets: how they meet the target, and how free the parameters are. */

const DRAWN_LEADERS = 5;

function drawLeaders(report) {
  const { fit } = report;
  if (fit.leaders.length === 0) {
    return;
  }
  const box = section("leaders", "Best parameter sets", leadersNote(report));
  const charts = element("div", { class: "charts" });
  box.append(charts);
  new Figure(charts, "leader-z", "Distance to the target",
    "z: mean of (statistic − target) over the target's standard deviation; the eigenspectrum's is a length, never negative. Between the lines: within two.")
    .draw(() => zChart(report));
  if (fit.target.eigenspectrum.length) {
    new Figure(charts, "spectrum", "Eigenspectrum",
      "Shared covariance, largest first. The band is the target's spread, if single spectra differ from the mean one in proportion to it.")
      .draw(() => spectrumChart(fit));
  }
  new Figure(charts, "ranges", "Ranges that fit as well as the best",
    `Bars: the parameter sets (${whole(fit.ranges[0].parameter_sets)}) whose mean cost is within two standard errors of the best's, or below twice its cost where it was`
    + " evaluated once. From 0 to 1: from one end of the searched range to the other.").draw(() => rangesChart(report));
  box.append(leadersTable(report));
}

function leadersNote({ fit }) {
  const missed = Object.entries(fit.missed);
  return missed.length
    ? "Not met by the best: " + missed.map(([name, z]) => `${name} (z = ${shown(z, 2)})`).join(", ") + "."
    : "The best parameter set meets all statistics within two of the target's standard deviations.";
}

function labelOf(report, name) {
  return report.quantities.find((q) => q.name === name)?.label ?? (name === "eigenspectrum" ? "Eigenspectrum" : name);
}

function zChart(report) {
  const leaders = report.fit.leaders.slice(0, DRAWN_LEADERS);
  const names = Object.keys(leaders[0].z);
  const line = (z) => ({ xAxis: z, lineStyle: { color: colour("soft"), type: z === 0 ? "solid" : "dashed" }, label: { show: false } });
  return {
    grid: { left: 8, right: 20, top: 40, bottom: 52, containLabel: true },
    legend: legend(),
    xAxis: axis("x", "z", { scale: false }),
    yAxis: axis("y", "", { type: "category", inverse: true, data: names.map((name) => labelOf(report, name)), axisLabel: { formatter: undefined, interval: 0 } }),
    tooltip: tooltip({ formatter: ({ data, seriesName }) => `${seriesName}<br>${escaped(labelOf(report, names[data[1]]))}: z = <b>${shown(data[0])}</b>` }),
    series: leaders.map((leader, rank) => ({
      name: rank === 0 ? "best" : String(rank + 1),
      type: "scatter",
      symbol: rank === 0 ? "diamond" : "circle",
      symbolSize: rank === 0 ? 16 : 9,
      z: rank === 0 ? 5 : 2,
      itemStyle: { color: rank === 0 ? colour("best") : CATEGORIES[rank === 1 ? 0 : rank === 4 ? 5 : rank], opacity: rank === 0 ? 1 : 0.75 },
      data: names.map((name, place) => [leader.z[name], place]),
      ...(rank === 0 ? { markLine: { silent: true, symbol: "none", data: [line(-2), line(0), line(2)] } } : {}),
    })),
  };
}

function spectrumChart({ target, leaders }) {
  const mean = target.eigenspectrum;
  const low = mean.map((value, j) => Math.max(0, value - target.spread[j]));
  const band = { type: "line", stack: "band", symbol: "none", silent: true, lineStyle: { opacity: 0 } };
  return {
    grid: { left: 60, right: 20, top: 40, bottom: 58 },
    legend: legend({ data: ["target", "best", "next"] }),
    xAxis: axis("x", "eigenvalue number", { type: "category", data: mean.map((_, j) => j + 1), axisLabel: { formatter: undefined } }),
    yAxis: axis("y", "eigenvalue (counts²)", { scale: false, nameGap: 40 }),
    tooltip: tooltip({ trigger: "item", formatter: ({ seriesName, dataIndex, value }) => `${seriesName}, number ${dataIndex + 1}: <b>${shown(value)}</b> counts²` }),
    series: [
      { ...band, data: low, name: "low" },
      { ...band, data: mean.map((value, j) => value + target.spread[j] - low[j]), name: "band", areaStyle: { color: CATEGORIES[0], opacity: 0.18 } },
      { name: "target", type: "line", data: mean, color: CATEGORIES[0], lineStyle: { width: 2 } },
      ...leaders.slice(1, DRAWN_LEADERS).map((leader) => ({ name: "next", type: "line", symbol: "none", data: leader.eigenspectrum, color: colour("soft"), lineStyle: { width: 1, opacity: 0.7 } })),
      { name: "best", type: "line", data: leaders[0].eigenspectrum, color: colour("best"), lineStyle: { width: 2.5 } },
    ],
  };
}

function rangesChart(report) {
  const { ranges } = report.fit;
  const scaleOf = (range) => report.parameters.find((p) => p.name === range.parameter).scale;
  const place = (range, value) => {
    const on = scaleOf(range) === "log" ? Math.log : (v) => v;
    return (on(value) - on(range.from)) / (on(range.to) - on(range.from));
  };
  return {
    grid: { left: 8, right: 24, top: 12, bottom: 52, containLabel: true },
    xAxis: axis("x", "place in the searched range", { min: 0, max: 1 }),
    yAxis: axis("y", "", { type: "category", inverse: true, data: ranges.map((r) => r.parameter), axisLabel: { formatter: undefined, interval: 0 } }),
    tooltip: tooltip({ formatter: ({ dataIndex }) => {
      const r = ranges[dataIndex];
      return `${r.parameter}<br>best <b>${shown(r.best)}</b><br>fits as well: ${shown(r.low)} to ${shown(r.high)}<br>searched: ${shown(r.from)} to ${shown(r.to)}`;
    } }),
    series: [
      { type: "bar", stack: "range", silent: true, itemStyle: { color: "transparent" }, data: ranges.map((r) => place(r, r.low)), barWidth: 12 },
      { type: "bar", stack: "range", itemStyle: { color: CATEGORIES[0], opacity: 0.45, borderRadius: 6 }, data: ranges.map((r) => Math.max(0.004, place(r, r.high) - place(r, r.low))), barWidth: 12 },
      { type: "scatter", symbol: "diamond", symbolSize: 14, itemStyle: { color: colour("best") }, data: ranges.map((r, i) => [place(r, r.best), i]) },
    ],
  };
}

function leadersTable(report) {
  const { leaders } = report.fit;
  const parameters = report.parameters.filter((p) => p.varied);
  const names = Object.keys(leaders[0].z);
  const header = ["", "cost", "SE", "evaluations", ...parameters.map((p) => p.name), ...names.map((n) => "z " + n), "parameters_id"];
  const rows = leaders.map((l, rank) => [String(rank + 1), shown(l.cost), shown(l.se, 2), String(l.evaluations),
    ...parameters.map((_, i) => shown(l.values[i], 4)), ...names.map((n) => shown(l.z[n])), l.parameters_id]);
  return element("details", {}, element("summary", {}, `The ${leaders.length} best`), plainTable(header, rows, header.map((_, i) => i).slice(0, -1)));
}
