/* What the study is, in words and numbers. */

function drawSummary(report) {
  const { study } = report;
  document.getElementById("kind").textContent =
    `${study.kind} of the network ${study.network} · spark-snops report`;
  const box = section("summary", "What you see");
  report.words.forEach((sentence) => box.append(element("p", {}, sentence)));
  box.append(facts(study));
  if (reasons(study).length) {
    box.append(element("h3", {}, "Why trials have no statistics"), reasonTable(study));
  }
  box.append(parameterTable(report));
  box.append(element("details", {}, element("summary", {}, "Configuration"), element("pre", {}, study.configuration)));
  document.getElementById("footer").textContent =
    `Made by ${report.made_by}. Rows by ${study.software.join("; ")}. Charts: Apache ECharts, Apache License 2.0.`;
}

function facts(study) {
  const { counts } = study;
  const total = counts.completed + sum(counts.infeasible) + sum(counts.failed);
  const busy = counts.build_ms + counts.simulate_ms + counts.statistics_ms;
  const all = [
    [whole(total), study.planned > total ? `trials of ${whole(study.planned)} planned` : "trials"],
    [percent(counts.completed / total), "completed"],
    [whole(study.rounds), study.kind === "fit" ? "rounds" : "waves"],
    [duration(study.wall_ms), "from start to end of all " + (study.kind === "fit" ? "rounds" : "waves")],
    ...(busy > 0 ? [[duration(busy / total), `a trial: ${percent(counts.simulate_ms / busy)} simulation, ${percent(counts.statistics_ms / busy)} statistics`]] : []),
    [study.finished.slice(0, 10), "last rows at " + study.finished.slice(11, 16) + " UTC"],
  ];
  return element("div", { class: "facts" }, ...all.map(([number, what]) =>
    element("div", { class: "fact" }, element("b", {}, number), element("span", {}, what))));
}

function sum(byReason) {
  return Object.values(byReason).reduce((a, b) => a + b, 0);
}

function reasons(study) {
  return [...Object.entries(study.counts.infeasible).map(([reason, n]) => ["infeasible", reason, n]),
    ...Object.entries(study.counts.failed).map(([reason, n]) => ["failed", reason, n])].sort((a, b) => b[2] - a[2]);
}

function reasonTable(study) {
  const most = Math.max(...reasons(study).map((entry) => entry[2]));
  return plainTable(["", "reason", "trials", ""], reasons(study).map(([kind, reason, trials]) => {
    const bar = element("div", { class: "bar", style: `width: ${Math.max(2, (160 * trials) / most)}px` });
    return [kind, reason, whole(trials), bar];
  }), [2]);
}

function parameterTable(report) {
  const rows = report.parameters.map((p) => [
    p.name, p.meaning, p.unit,
    p.values.length > 20 ? `${p.values.length} values from ${shown(Math.min(...p.values), 5)} to ${shown(Math.max(...p.values), 5)}`
      : p.values.length > 1 ? p.values.map((value) => shown(value, 5)).join(", ")
      : p.varied ? `${shown(p.from, 5)} to ${shown(p.to, 5)}${p.scale === "linear" ? "" : ", " + p.scale}` : shown(p.values[0] ?? p.fixed, 5),
  ]);
  return element("details", {}, element("summary", {}, "Parameters"), plainTable(["name", "meaning", "unit", "values"], rows, []));
}

/** A small table; cells are texts or elements, some columns numbers. */
function plainTable(header, rows, numbers) {
  const kind = (column) => (numbers.includes(column) ? { class: "number" } : {});
  return element("div", { class: "wide" }, element("table", {},
    element("thead", {}, element("tr", {}, ...header.map((name, c) => element("th", kind(c), name)))),
    element("tbody", {}, ...rows.map((row) => element("tr", {}, ...row.map((cell, c) => element("td", kind(c), cell)))))));
}
