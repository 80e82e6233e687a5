/* The table of trials: sorted by any column, filtered, and only the rows in sight are elements. */

const ROW_PX = 30;
const SPARE_ROWS = 8;

function drawTable(report) {
  const { rows } = report;
  const box = section("trials", "Trials", "Press a column's name to sort by it, again to turn the order around. Missing values come last.");
  const table = new TrialTable(report, box);
  table.filter();
  return rows;
}

class TrialTable {
  constructor(report, box) {
    this.rows = report.rows;
    this.columns = tableColumns(report);
    this.sorted = { name: "", down: false };
    this.controls = new Controls(box, "table", () => this.filter());
    const ends = [...new Set(this.rows.where(() => true).map((row) => ending(this.rows, row)))].sort();
    this.end = this.controls.select("ending", "Ended", [{ value: "", label: "in any way" }, ...ends.map((end) => ({ value: end, label: end }))]);
    const numeric = this.columns.filter((column) => column.number);
    this.limited = this.controls.select("column", "With", numeric.map((column) => ({ value: column.name, label: column.name })));
    this.least = this.controls.input("least", "from", { type: "number", step: "any", inputmode: "decimal" });
    this.most = this.controls.input("most", "to", { type: "number", step: "any", inputmode: "decimal" });
    this.found = element("p", { class: "note", role: "status", id: "table-found" });
    this.body = element("tbody");
    this.head = element("tr", {}, ...this.columns.map((column) => this.headCell(column)));
    this.frame = element("div", { class: "trials", tabindex: "0", role: "region", "aria-label": "Table of trials" },
      element("table", { id: "table" }, element("thead", {}, this.head), this.body));
    this.frame.addEventListener("scroll", () => requestAnimationFrame(() => this.show()), { passive: true });
    box.append(this.found, this.frame);
  }

  headCell(column) {
    const button = element("button", { type: "button", title: column.unit ? `${column.name}, ${column.unit}` : column.name }, column.name);
    button.addEventListener("click", () => this.sort(column));
    return element("th", { scope: "col", class: column.number ? "number" : "", "data-column": column.name }, button);
  }

  filter() {
    const low = this.least.value === "" ? -Infinity : Number(this.least.value);
    const high = this.most.value === "" ? Infinity : Number(this.most.value);
    const limited = low > -Infinity || high < Infinity;
    const values = this.rows.numbers.get(this.limited.value);
    this.order = this.rows.where((row) =>
      (!this.end.value || ending(this.rows, row) === this.end.value) && (!limited || (values[row] >= low && values[row] <= high)));
    this.found.textContent = `${whole(this.order.length)} of ${whole(this.rows.count)} rows`
      + (this.rows.count < this.rows.total ? `, a sample of ${whole(this.rows.total)}` : "");
    this.arrange();
  }

  sort(column) {
    this.sorted = { name: column.name, down: this.sorted.name === column.name && !this.sorted.down };
    this.arrange();
  }

  arrange() {
    const start = performance.now();
    const { name, down } = this.sorted;
    const column = this.columns.find((c) => c.name === name);
    if (column) {
      this.order = column.number ? byNumber(this.order, this.rows.numbers.get(name), down) : byText(this.order, this.rows, name, down);
    }
    for (const cell of this.head.children) {
      const here = cell.dataset.column === name;
      cell.setAttribute("aria-sort", here ? (down ? "descending" : "ascending") : "none");
      cell.firstChild.textContent = cell.dataset.column + (here ? (down ? " ↓" : " ↑") : "");
    }
    this.frame.scrollTop = 0;
    this.show();
    performance.measure("sort table", { start, end: performance.now() });
  }

  /** Elements for the rows in sight; the heights of the others stand above and below. */
  show() {
    const first = Math.max(0, Math.floor(this.frame.scrollTop / ROW_PX) - SPARE_ROWS);
    const end = Math.min(this.order.length, first + Math.ceil(this.frame.clientHeight / ROW_PX) + 2 * SPARE_ROWS);
    const gap = (count) => element("tr", { class: "gap", "aria-hidden": "true" },
      element("td", { colspan: this.columns.length, style: `height: ${count * ROW_PX}px` }));
    this.body.replaceChildren(gap(first), ...this.order.slice(first, end).map((row) => this.line(row)), gap(this.order.length - end));
  }

  line(row) {
    return element("tr", { "data-row": row }, ...this.columns.map((column) => element("td", { class: column.number ? "number" : "" },
      column.number ? shown(this.rows.number(column.name, row), 4) : this.rows.text(column.name, row))));
  }
}

/** Columns of which rows differ, or that tell what a row is. */
function tableColumns(report) {
  const { rows } = report;
  const units = new Map([...report.parameters, ...report.quantities].map((q) => [q.name, q.unit]));
  const varied = report.parameters.filter((p) => p.varied).map((p) => p.name);
  const quantities = report.quantities.map((q) => q.name).filter((name) => rows.has(name));
  const several = (name) => new Set(rows.texts.get(name)?.codes).size > 1;
  const names = ["round", "fidelity", "device"].filter((name) => name === "round" || several(name));
  const all = [...names, ...varied, "repeat", "status", "reason", ...quantities, "trial_id"];
  return all
    .filter((name) => rows.texts.has(name) || rows.has(name))
    .map((name) => ({ name, unit: units.get(name) ?? "", number: rows.numbers.has(name) }));
}

function byNumber(order, values, down) {
  const sign = down ? -1 : 1;
  return [...order].sort((a, b) => {
    const [u, v] = [values[a], values[b]];
    return Number.isNaN(u) ? (Number.isNaN(v) ? a - b : 1) : Number.isNaN(v) ? -1 : sign * (u - v) || a - b;
  });
}

function byText(order, rows, name, down) {
  const { dictionary, codes } = rows.texts.get(name);
  const places = new Int32Array(dictionary.length);
  [...dictionary.keys()].sort((a, b) => (dictionary[a] < dictionary[b] ? -1 : 1)).forEach((code, place) => (places[code] = place));
  const sign = down ? -1 : 1;
  return [...order].sort((a, b) => (codes[a] < 0) - (codes[b] < 0) || sign * (places[codes[a]] - places[codes[b]]) || a - b);
}
