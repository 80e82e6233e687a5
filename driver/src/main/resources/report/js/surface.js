/* The model of the cost: which parameters matter, slices and contours through the best parameter set. */

const LEVELS_PER_DECADE = [1, 2, 5];

function drawSurface(report) {
  const { fit } = report;
  const { surface } = fit;
  const box = section("model", "Model of the cost",
    "Expected cost of an evaluation by Gaussian processes over the statistics, learned from the evaluations; through the best parameter set, the other parameters as it has them.");
  if (!surface) {
    box.append(element("p", {}, "There are too few feasible parameter sets for it: at least two a parameter are needed."));
    return;
  }
  const charts = element("div", { class: "charts" });
  box.append(charts);
  new Figure(charts, "importance", "Importance of the parameters",
    "Share of the variance of the expected log cost over the whole space that a parameter explains by itself, and with its interactions (Sobol's indices, Saltelli et al. 2010).")
    .draw(() => importanceChart(surface.importance));
  drawContours(report, charts);
  box.append(element("h3", {}, "Slices"), element("p", { class: "note" }, "Line: expected cost. Band: 16 to 84 % of what the evaluations leave open. Grey below: the"
    + " probability that a network has statistics, on the right-hand scale. Diamond: the best."));
  const slices = element("div", { class: "charts three" });
  box.append(slices);
  const top = Math.max(...surface.slices.flatMap((s) => s.high));
  const low = Math.min(...surface.slices.flatMap((s) => s.low));
  for (const slice of surface.slices) {
    const parameter = report.parameters.find((p) => p.name === slice.parameter);
    new Figure(slices, "model-" + slice.parameter, slice.parameter).draw(() => modelSlice(slice, parameter, bestValue(fit, slice.parameter), [low, top]));
  }
}

function bestValue(fit, name) {
  return fit.ranges.find((r) => r.parameter === name).best;
}

function importanceChart(importance) {
  const percentLabel = { formatter: (v) => Math.round(100 * v) + " %" };
  return {
    grid: { left: 8, right: 24, top: 40, bottom: 52, containLabel: true },
    legend: legend(),
    xAxis: axis("x", "share of the variance", { scale: false, min: 0, axisLabel: percentLabel }),
    yAxis: axis("y", "", { type: "category", inverse: true, data: importance.map((i) => i.parameter), axisLabel: { formatter: undefined, interval: 0 } }),
    tooltip: tooltip({ formatter: ({ seriesName, name, value }) => `${name}, ${seriesName}: <b>${percent(value)}</b>` }),
    series: [
      { name: "with interactions", type: "bar", color: CATEGORIES[5], data: importance.map((i) => i.total) },
      { name: "by itself", type: "bar", color: CATEGORIES[0], data: importance.map((i) => i.main) },
    ],
  };
}

function drawContours(report, charts) {
  const { fit } = report;
  const { contours, left_out: leftOut } = fit.surface;
  if (contours.length === 0) {
    return;
  }
  const place = element("div");
  charts.append(place);
  const controls = new Controls(place, "contour", () => draw());
  const pair = controls.select("pair", "Parameters", contours.map((c, i) => ({ value: i, label: `${c.x} and ${c.y}` })));
  const figure = new Figure(place, "contour", "Contours of the expected cost", "Lines at 1, 2, 5, 10, ... Pale: a network has statistics with a probability below one half. Diamond: the best."
    + (leftOut ? ` ${leftOut} pairs of less important parameters were left out to save time.` : ""));
  function draw() {
    const contour = contours[Number(pair.value)];
    const parameter = (name) => report.parameters.find((p) => p.name === name);
    figure.draw(() => contourChart(contour, parameter(contour.x), parameter(contour.y), [bestValue(fit, contour.x), bestValue(fit, contour.y)]));
  }
  draw();
}

function modelSlice(slice, parameter, best, [low, top]) {
  const points = (values) => values.map((value, i) => [slice.at[i], value]);
  const log = parameter.scale === "log";
  const nearest = slice.at.reduce((found, value, i) => (Math.abs(value - best) < Math.abs(slice.at[found] - best) ? i : found), 0);
  const band = (name, data, z) => ({ name, type: "line", data, symbol: "none", silent: true, z, lineStyle: { width: 1, type: "dotted", color: CATEGORIES[0] } });
  return {
    grid: { left: 56, right: 42, top: 14, bottom: 50 },
    xAxis: axis("x", withUnit(parameter.name, parameter.unit), { type: log ? "log" : "value", min: parameter.from, max: parameter.to, nameGap: 28, axisLabel: { fontSize: 11 } }),
    yAxis: [
      axis("y", "cost", { type: "log", min: 10 ** Math.floor(Math.log10(low)), max: 10 ** Math.ceil(Math.log10(top)), nameGap: 40, axisLabel: { fontSize: 11 } }),
      axis("y", "", { min: 0, max: 1, scale: false, splitLine: { show: false }, axisLabel: { fontSize: 10, showMinLabel: true } }),
    ],
    tooltip: tooltip({ trigger: "axis", formatter: (items) => {
      const i = items[0].dataIndex;
      return `${parameter.name} = ${shown(slice.at[i])}<br>cost <b>${shown(slice.mean[i])}</b> (${shown(slice.low[i])} to ${shown(slice.high[i])})<br>${percent(slice.feasible[i])} feasible`;
    } }),
    series: [
      { name: "feasible", type: "line", yAxisIndex: 1, symbol: "none", data: points(slice.feasible), lineStyle: { opacity: 0 }, areaStyle: { color: colour("soft"), opacity: 0.08 }, z: 1 },
      band("low", points(slice.low), 2),
      band("high", points(slice.high), 2),
      { name: "mean", type: "line", symbol: "none", data: points(slice.mean), color: CATEGORIES[0], lineStyle: { width: 2.5 }, z: 3 },
      { name: "best", type: "scatter", symbol: "diamond", symbolSize: 13, data: [[best, slice.mean[nearest]]], itemStyle: { color: colour("best") }, z: 4 },
    ],
  };
}

function contourChart(contour, x, y, best) {
  const logs = contour.mean.map((line) => line.map((value) => Math.log10(value)));
  const flat = logs.flat();
  const min = Math.min(...flat);
  const max = Math.max(...flat);
  const scale = (p) => ({ type: p.scale === "log" ? "log" : "value", min: p.from, max: p.to });
  const data = flat.map((value, k) => {
    const i = k % contour.at_x.length;
    const j = Math.floor(k / contour.at_x.length);
    return [contour.at_x[i], contour.at_y[j], value, contour.feasible[j][i], i, j];
  });
  return {
    grid: { left: 62, right: 74, top: 12, bottom: 58 },
    xAxis: axis("x", withUnit(x.name, x.unit), scale(x)),
    yAxis: axis("y", withUnit(y.name, y.unit), scale(y)),
    visualMap: colourScale(min, max, { dimension: 2, seriesIndex: 0, inRange: { color: [...VIRIDIS].reverse() }, formatter: (v) => shown(10 ** v) }),
    tooltip: tooltip({ formatter: ({ seriesIndex, value }) => (seriesIndex === 0
      ? `${x.name} = ${shown(value[0])}<br>${y.name} = ${shown(value[1])}<br>cost <b>${shown(10 ** value[2])}</b><br>${percent(value[3])} feasible` : "") }),
    series: [
      { type: "custom", data, renderItem: (_, api) => cellShape(api, contour), encode: { x: 0, y: 1 }, clip: true, progressive: 0 },
      { type: "lines", coordinateSystem: "cartesian2d", silent: true, clip: true, lineStyle: { color: colour("text"), width: 1, opacity: 0.75 },
        data: contourLines(contour, logs, min, max) },
      { type: "scatter", symbol: "diamond", symbolSize: 16, data: [best], itemStyle: { color: colour("best"), borderColor: "#fff", borderWidth: 1.5 }, silent: true },
    ],
  };
}

/** A coloured cell around a point of the grid, reaching half-way to its neighbours. */
function cellShape(api, contour) {
  const half = (at, i, step) => (at[i] + (at[i + step] ?? at[i])) / 2;
  const i = api.value(4);
  const j = api.value(5);
  const [left, bottom] = api.coord([half(contour.at_x, i, -1), half(contour.at_y, j, -1)]);
  const [right, top] = api.coord([half(contour.at_x, i, 1), half(contour.at_y, j, 1)]);
  return {
    type: "rect",
    shape: { x: left, y: top, width: right - left + 0.6, height: bottom - top + 0.6 },
    style: { fill: api.visual("color"), opacity: api.value(3) < 0.5 ? 0.28 : 1 },
  };
}

/** Lines of equal cost at 1, 2 and 5 of each power of ten: segments through the squares of the grid, from edge to edge. */
function contourLines(contour, logs, min, max) {
  const segments = [];
  for (let decade = Math.floor(min); decade <= max; decade++) {
    for (const level of LEVELS_PER_DECADE.map((n) => decade + Math.log10(n)).filter((l) => l > min && l < max)) {
      for (let j = 0; j + 1 < logs.length; j++) {
        for (let i = 0; i + 1 < logs[j].length; i++) {
          segments.push(...squareSegments(contour, logs, i, j, level));
        }
      }
    }
  }
  return segments;
}

function squareSegments({ at_x: x, at_y: y }, z, i, j, level) {
  const corners = [[i, j], [i + 1, j], [i + 1, j + 1], [i, j + 1]];
  const crossings = [];
  corners.forEach(([i1, j1], k) => {
    const [i2, j2] = corners[(k + 1) % 4];
    const a = z[j1][i1] - level;
    const b = z[j2][i2] - level;
    if (a < 0 !== b < 0) {
      const t = a / (a - b);
      crossings.push([x[i1] + t * (x[i2] - x[i1]), y[j1] + t * (y[j2] - y[j1])]);
    }
  });
  return crossings.length < 2 ? [] : crossings.length === 2 ? [{ coords: crossings }]
    : [{ coords: crossings.slice(0, 2) }, { coords: crossings.slice(2) }];
}
