/* Maps over two parameters: a statistic, and how trials ended. */

/** Of the categories, for reasons in their order; what completed is pale. */
const REASON_COLOURS = [0, 1, 3, 2, 4, 5, 6, 7];

function drawMaps(report) {
  const { rows } = report;
  const varied = report.parameters.filter((p) => p.varied);
  if (varied.length === 0) {
    return;
  }
  const box = section("maps", "Maps", mapNote(report, varied));
  const controls = new Controls(box, "map", () => draw());
  const shownQuantities = report.quantities.filter((q) => rows.has(q.name));
  const quantity = controls.select("quantity", "Colour", shownQuantities.map((q) => ({ value: q.name, label: withUnit(q.label, q.unit) })),
    report.fit && rows.has("cost") ? "cost" : undefined);
  const names = varied.map((p) => ({ value: p.name, label: p.name }));
  const [first, second] = importantFirst(report, varied);
  const x = controls.select("x", "Across", names, first.name);
  const y = varied.length > 1 ? controls.select("y", "Up", names, second.name) : undefined;
  const others = new OtherValues(controls, varied, () => [x.value, y?.value]);
  const charts = element("div", { class: "charts" });
  box.append(charts);
  const value = new Figure(charts, "map-value", "");
  const feasible = new Figure(charts, "map-feasibility", "How trials ended",
    "Each cell has the colour of what most of its trials ended with; point at it for the others.");
  const axes = new Map();
  const axisOf = (name) => {
    if (!axes.has(name)) {
      axes.set(name, new CellAxis(rows, varied.find((p) => p.name === name)));
    }
    return axes.get(name);
  };
  const finals = rows.where((row) => isFinal(rows, row));
  let drawn;

  function draw() {
    if (y && x.value === y.value) {
      y.value = varied.find((p) => p.name !== x.value).name;
    }
    others.update();
    const chosen = finals.filter((row) => others.admits(rows, row));
    const across = axisOf(x.value);
    const up = y ? axisOf(y.value) : NO_AXIS;
    const cells = gather(rows, chosen, across, up, quantity.value);
    const what = shownQuantities.find((q) => q.name === quantity.value);
    value.heading.textContent = what ? withUnit(what.label, what.unit) : "Statistics";
    value.caption.textContent = what ? `Mean over the completed trials of each cell: ${what.meaning}.` : "";
    value.draw(() => (what && cells.some((cell) => cell.count) ? valueMap(cells, across, up, what) : "No trial of this choice has statistics."));
    // How trials ended does not depend on the statistic.
    const choice = [x.value, y?.value, chosen.length, ...others.chosen()].join(" ");
    if (choice !== drawn) {
      drawn = choice;
      feasible.draw(() => endingMap(cells, across, up));
    }
  }
  draw();
}

/** Varied parameters; of a fit with a model those first that matter most. */
function importantFirst(report, varied) {
  const order = report.fit?.surface?.importance.map((i) => i.parameter) ?? [];
  return order.length ? order.map((name) => varied.find((p) => p.name === name)) : varied;
}

function mapNote(report, varied) {
  if (report.study.kind === "fit") {
    return "What was evaluated, in bins of two parameters, over all values of the others. A search goes where costs are low, so bins"
      + " do not have equally many trials.";
  }
  return varied.length > 2 ? "Over two of the swept parameters; choose the values of the others, or take the mean over all of them."
    : "Over the swept parameters.";
}

/** Controls for the swept parameters that are on no axis. */
class OtherValues {
  constructor(controls, varied, onAxes) {
    this.onAxes = onAxes;
    this.selects = new Map();
    for (const p of varied.filter((p) => p.values.length > 0 && varied.length > 2)) {
      const values = p.values.map((value) => ({ value, label: shown(value, 5) }));
      this.selects.set(p.name, controls.select("at-" + p.name, withUnit(p.name, p.unit), [{ value: "all", label: "all (mean)" }, ...values]));
    }
  }

  update() {
    for (const [name, select] of this.selects) {
      select.parentElement.hidden = this.onAxes().includes(name);
      select.parentElement.style.display = select.parentElement.hidden ? "none" : "";
    }
  }

  /** Of all controls, in use or not. */
  chosen() {
    return [...this.selects.values()].map((select) => select.value);
  }

  admits(rows, row) {
    for (const [name, select] of this.selects) {
      if (!select.parentElement.hidden && select.value !== "all" && rows.number(name, row) !== Number(select.value)) {
        return false;
      }
    }
    return true;
  }
}

/** Room for the labels of the upward axis and its name. */
function labelRoom(up) {
  return 14 + 7 * Math.max(...up.labels.map((label) => label.length));
}

function mapFrame(across, up) {
  return {
    xAxis: axis("x", across.title, { type: "category", data: across.labels, splitArea: { show: false }, axisLabel: { formatter: undefined } }),
    yAxis: axis("y", up.title, { type: "category", data: up.labels, axisLabel: { formatter: undefined }, nameGap: labelRoom(up) }),
  };
}

function cellTip(cell, across, up, line) {
  const place = [across, up].filter((a) => a.name).map((a) => `${a.title} = ${a.labels[a === across ? cell.x : cell.y]}`).join("<br>");
  return `${place}<br><b>${line}</b><br>${endingLines(cell)}`;
}

function valueMap(cells, across, up, what) {
  const valued = cells.filter((cell) => cell.count);
  const means = valued.map((cell) => cell.mean);
  const empty = cells.filter((cell) => !cell.count);
  const edge = { borderColor: colour("card"), borderWidth: cells.length > 600 ? 0 : 1 };
  return {
    ...mapFrame(across, up),
    grid: { left: labelRoom(up) + 22, right: 74, top: 12, bottom: 58 },
    tooltip: tooltip({
      formatter: ({ data }) => cellTip(data.cell, across, up,
        data.cell.count ? `${what.label} ${shown(data.cell.mean)}${data.cell.count > 1 ? " ± " + shown(data.cell.se, 2) + " (SE)" : ""} ${what.unit}` : "no statistics"),
    }),
    visualMap: colourScale(Math.min(...means), Math.max(...means), { seriesIndex: 0 }),
    series: [
      { type: "heatmap", data: valued.map((cell) => ({ value: [cell.x, cell.y, cell.mean], cell })), itemStyle: edge, progressive: 0 },
      { type: "heatmap", data: empty.map((cell) => ({ value: [cell.x, cell.y, 0], cell })), itemStyle: { ...edge, color: colour("none") },
        label: { show: empty.length < 100, formatter: "×", color: colour("soft") }, progressive: 0 },
    ],
  };
}

function endingMap(cells, across, up) {
  const most = (cell) => [...cell.endings].sort((a, b) => b[1] - a[1])[0][0];
  const kinds = [...new Set(cells.flatMap((cell) => [...cell.endings.keys()]))].sort((a, b) => (a === "completed" ? -1 : b === "completed" ? 1 : a < b ? -1 : 1));
  const edge = { borderColor: colour("card"), borderWidth: cells.length > 600 ? 0 : 1 };
  return {
    ...mapFrame(across, up),
    grid: { left: labelRoom(up) + 22, right: 20, top: 38, bottom: 58 },
    legend: legend(),
    tooltip: tooltip({ formatter: ({ data }) => cellTip(data.cell, across, up, percent((data.cell.endings.get("completed") ?? 0) / data.cell.trials) + " completed") }),
    series: kinds.map((kind, k) => ({
      name: kind,
      type: "heatmap",
      data: cells.filter((cell) => most(cell) === kind).map((cell) => ({ value: [cell.x, cell.y, k], cell })),
      itemStyle: { ...edge, color: kind === "completed" ? colour("completed") : CATEGORIES[REASON_COLOURS[k % REASON_COLOURS.length]] },
      progressive: 0,
    })),
    // ECharts wants one for heat maps; colours are the series' own.
    visualMap: { show: false, seriesIndex: [], min: 0, max: 1 },
  };
}
