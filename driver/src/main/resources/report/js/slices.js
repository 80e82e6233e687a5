/* A statistic along one parameter, a line for each value of another. */

const MOST_LINES = 7;

function drawSlices(report) {
  const { rows } = report;
  const varied = report.parameters.filter((p) => p.varied);
  const quantities = report.quantities.filter((q) => rows.has(q.name));
  if (varied.length === 0 || quantities.length === 0) {
    return;
  }
  const box = section("slices", "Slices", "Means over trials with their standard errors, where a point has several.");
  const controls = new Controls(box, "slice", () => draw());
  const quantity = controls.select("quantity", "Up", quantities.map((q) => ({ value: q.name, label: withUnit(q.label, q.unit) })),
    report.fit && rows.has("cost") ? "cost" : undefined);
  const names = varied.map((p) => ({ value: p.name, label: p.name }));
  const x = controls.select("x", "Across", names, importantFirst(report, varied)[0].name);
  const lines = controls.select("lines", "Lines", [{ value: "", label: "one, of all" }, ...names], report.fit ? "" : varied[1]?.name ?? "");
  const others = new OtherValues(controls, varied, () => [x.value, lines.value]);
  const charts = element("div", { class: "charts" });
  box.append(charts);
  const figure = new Figure(charts, "slice-chart", "");
  const finals = rows.where((row) => isFinal(rows, row));
  const parameter = (name) => varied.find((p) => p.name === name);

  function draw() {
    if (lines.value === x.value) {
      lines.value = "";
    }
    others.update();
    const chosen = finals.filter((row) => others.admits(rows, row));
    const across = new CellAxis(rows, parameter(x.value));
    const by = lines.value ? new CellAxis(rows, parameter(lines.value), 4) : NO_AXIS;
    const what = quantities.find((q) => q.name === quantity.value);
    const cells = gather(rows, chosen, across, by, quantity.value).filter((cell) => cell.count);
    figure.heading.textContent = `${what.label} along ${x.value}`;
    figure.caption.textContent = lines.value && by.centres.length > MOST_LINES
      ? `${MOST_LINES} of the ${by.centres.length} values of ${by.name} are drawn.` : "";
    figure.draw(() => (cells.length ? sliceChart(cells, across, by, what) : "No trial of this choice has statistics."));
  }
  draw();
}

/** Places of an axis for which lines are drawn: all, or some at equal distances. */
function linePlaces(count) {
  const drawn = Math.min(count, MOST_LINES);
  return Array.from({ length: drawn }, (_, i) => Math.round((i * (count - 1)) / Math.max(1, drawn - 1)));
}

function sliceChart(cells, across, by, what) {
  const series = linePlaces(by.centres.length).flatMap((place, k) => {
    const points = cells.filter((cell) => cell.y === place).sort((a, b) => a.x - b.x);
    const name = by.name ? `${by.name} = ${by.labels[place]}` : what.label;
    const color = CATEGORIES[k % CATEGORIES.length];
    return [
      { name, type: "line", symbolSize: 7, color, lineStyle: { width: 2 }, data: points.map((p) => ({ value: [across.centres[p.x], p.mean], cell: p })) },
      errorBars(name, color, points.filter((p) => p.se > 0).map((p) => [across.centres[p.x], p.mean - p.se, p.mean + p.se])),
    ];
  });
  return {
    grid: { left: 66, right: 20, top: 40, bottom: 58 },
    legend: legend(by.name ? {} : { show: false }),
    xAxis: axis("x", across.title, { type: across.log ? "log" : "value" }),
    yAxis: axis("y", withUnit(what.label, what.unit), { nameGap: 48 }),
    tooltip: tooltip({
      formatter: ({ data, seriesName }) => (data.cell
        ? `${escaped(seriesName)}<br>${across.title} = ${across.labels[data.cell.x]}<br><b>${shown(data.cell.mean)}${data.cell.se > 0 ? " ± " + shown(data.cell.se, 2) : ""}</b> ${what.unit}<br>${whole(data.cell.count)} trials` : ""),
    }),
    series,
  };
}

/** Vertical bars from low to high; data [x, low, high]. */
function errorBars(name, color, data) {
  return {
    name,
    type: "custom",
    data,
    silent: true,
    color,
    encode: { x: 0, y: [1, 2] },
    z: 1,
    renderItem: (_, api) => {
      const [x, high] = api.coord([api.value(0), api.value(2)]);
      const low = api.coord([api.value(0), api.value(1)])[1];
      const bar = (x1, y1, x2, y2) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: color, lineWidth: 1.5 } });
      return { type: "group", children: [bar(x, low, x, high), bar(x - 4, low, x + 4, low), bar(x - 4, high, x + 4, high)] };
    },
  };
}
