/* What one network does: spikes, rates, potentials, and what its counts share. */

const POPULATION_COLOURS = { e: 0, i: 3 };

function drawActivity(report) {
  const { activity } = report;
  const box = section("activity", "Activity of one trial",
    `Trial ${activity.trial_id} (${activity.chosen}), simulated once more with its seed: the same ${Object.entries(activity.spikes)
      .map(([name, spikes]) => `${whole(spikes)} spikes of population ${name}`).join(" and ")} in ${duration(activity.duration_ms)}. It ${
      activity.ended === "completed" ? "completed" : "was stopped by the rule " + activity.ended}.`);
  const charts = element("div", { class: "charts" });
  box.append(charts);
  new Figure(charts, "raster", "Spikes", "A dot is a spike, a line a neuron: some of each population, from the end of the burn-in.").draw(() => rasterChart(activity.raster));
  new Figure(charts, "rates", "Population rates", `All neurons, in bins of ${shown(activity.rates[0].step_ms)} ms.`)
    .draw(() => traceChart(activity.rates, "rate (Hz)", activity.rates.map((r) => populationColour(r.name)), { scale: false }));
  new Figure(charts, "potentials", "Membrane potentials", `A few neurons of each population; the largest value in each ${shown(activity.potentials[0].step_ms)} ms, so that spikes are seen.`)
    .draw(() => traceChart(activity.potentials, "potential (mV)", CATEGORIES, {}));
  if (activity.correlation) {
    new Figure(charts, "distance", "Correlation against distance",
      `Mean Pearson correlation of the spike counts of pairs of ${whole(activity.correlation.neurons)} excitatory neurons, by their distance on the torus. Bars: standard errors, as if pairs were independent.`)
      .draw(() => distanceChart(activity.correlation));
  }
  new Figure(charts, "likelihood", "Cross-validation",
    "Log-likelihood of held-out windows by factor models, against that without latents; a line for each sampling of neurons. Diamonds are the highest points: the number of latents that the data support.")
    .draw(() => (activity.likelihoods.length ? likelihoodChart(activity.likelihoods)
      : "There are too few count windows or active neurons for factor models of held-out windows."));
}

function populationColour(name) {
  return CATEGORIES[POPULATION_COLOURS[name] ?? 2];
}

function rasterChart(rasters) {
  return {
    grid: { left: 20, right: 20, top: 40, bottom: 52 },
    legend: legend(),
    xAxis: axis("x", "time (ms)", { min: "dataMin", max: "dataMax", axisLabel: { formatter: (v) => whole(v) } }),
    yAxis: axis("y", "", { axisLabel: { show: false }, splitLine: { show: false }, axisTick: { show: false } }),
    tooltip: { show: false },
    series: rasters.map((r) => ({ name: r.population, type: "scatter", symbolSize: 2.6, large: r.ms.length > 3000, color: populationColour(r.population),
      data: r.ms.map((ms, i) => [ms, r.line[i]]) })),
  };
}

function traceChart(traces, name, colours, vertical) {
  return {
    grid: { left: 58, right: 20, top: 40, bottom: 52 },
    legend: legend(),
    xAxis: axis("x", "time (ms)", { min: "dataMin", max: "dataMax", axisLabel: { formatter: (v) => whole(v) } }),
    yAxis: axis("y", name, { nameGap: 40, ...vertical }),
    tooltip: tooltip({ trigger: "axis", valueFormatter: (v) => shown(v) }),
    series: traces.map((t, k) => ({ name: t.name, type: "line", symbol: "none", color: colours[k % colours.length], lineStyle: { width: 1.2 },
      data: t.values.map((value, i) => [Math.round(1000 * (t.first_ms + i * t.step_ms)) / 1000, value]) })),
  };
}

function distanceChart({ distance, mean, se, pairs }) {
  const points = distance.map((d, i) => [d, mean[i], pairs[i]]).filter((p) => p[1] !== null);
  const bars = distance.map((d, i) => [d, mean[i] - se[i], mean[i] + se[i]]).filter((_, i) => mean[i] !== null && se[i] !== null);
  return {
    grid: { left: 72, right: 20, top: 14, bottom: 56 },
    xAxis: axis("x", "distance (torus side)", { scale: false }),
    yAxis: axis("y", "count correlation", { nameGap: 56 }),
    tooltip: tooltip({ formatter: ({ data }) => `distance ${shown(data[0])}<br>correlation <b>${shown(data[1])}</b><br>${whole(data[2])} pairs` }),
    series: [{ name: "pairs", type: "line", symbolSize: 8, color: CATEGORIES[0], lineStyle: { width: 2 }, data: points }, errorBars("pairs", CATEGORIES[0], bars)],
  };
}

function likelihoodChart(likelihoods) {
  const best = (values) => values.indexOf(Math.max(...values));
  const name = (s) => `sampling ${s + 1}`;
  return {
    grid: { left: 72, right: 20, top: 40, bottom: 56 },
    legend: legend(),
    xAxis: axis("x", "latents", { type: "category", data: likelihoods[0].map((_, m) => m), axisLabel: { formatter: undefined } }),
    yAxis: axis("y", "gain (nats a window)", { nameGap: 54 }),
    tooltip: tooltip({ formatter: ({ seriesName, data }) => `${seriesName}, ${data[0]} latents: <b>${shown(data[1])}</b> nats a window` }),
    // A narrow axis leaves out labels, and ECharts would leave out their points with them.
    series: likelihoods.map((values, s) => ({ name: name(s), type: "line", color: CATEGORIES[s], lineStyle: { width: 2 }, symbolSize: 6, showAllSymbol: true,
      data: values.map((value, m) => [m, value]) }))
      // Of its own, on top: without latents all lines have the same point.
      .concat(likelihoods.map((values, s) => ({ name: name(s), type: "scatter", color: CATEGORIES[s], symbol: "diamond", symbolSize: 16 - 2 * s, itemStyle: { opacity: 1 }, z: 3,
        data: [[best(values), values[best(values)]]] }))),
  };
}
