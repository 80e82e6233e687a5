/* Rows gathered into the cells of a grid: those of a sweep's values, or bins of a parameter that takes any. */

const BINS = 18;

/** Values of a long axis of a grid are taken together, neighbours with neighbours: more cells than that are slow, and no eye tells them apart. */
const MOST_PLACES = 50;

/** Positions along one parameter: { name, title, labels, centres, of(row) } with of(row) = -1 outside. */
class CellAxis {
  constructor(rows, parameter, bins = BINS) {
    this.name = parameter.name;
    this.title = withUnit(parameter.name, parameter.unit);
    this.values = rows.numbers.get(parameter.name);
    this.log = parameter.scale === "log";
    if (parameter.values.length > 0) {
      this.take([...parameter.values].sort((a, b) => a - b));
    } else {
      this.bin(parameter, bins);
    }
    this.labels = this.centres.map((value) => shown(value));
  }

  take(values) {
    const count = Math.min(values.length, MOST_PLACES);
    const place = (index) => Math.floor((index * count) / values.length);
    const places = new Map(values.map((value, index) => [value, place(index)]));
    this.centres = Array.from({ length: count }, (_, p) => mean(values.filter((_, index) => place(index) === p)));
    this.index = Int32Array.from(this.values, (value) => places.get(value) ?? -1);
  }

  bin({ from, to, scale }, most) {
    const bins = scale === "integer" ? Math.min(most, to - from + 1) : most;
    const on = (value) => (this.log ? Math.log(value) : value);
    const back = (value) => (this.log ? Math.exp(value) : value);
    const width = (on(to) - on(from)) / bins;
    this.centres = Array.from({ length: bins }, (_, bin) => back(on(from) + (bin + 0.5) * width));
    this.index = Int32Array.from(this.values, (value) => {
      const bin = Math.floor((on(value) - on(from)) / width);
      return bin === bins ? bins - 1 : bin >= 0 && bin < bins ? bin : -1;
    });
  }

  of(row) {
    return this.index[row];
  }
}

function mean(values) {
  return values.length === 1 ? values[0] : values.reduce((a, b) => a + b, 0) / values.length;
}

/** An axis with one place, for charts of a single parameter. */
const NO_AXIS = { name: "", title: "", labels: [""], centres: [0], of: () => 0 };

/** What a row ended with: "completed", or the reason. */
function ending(rows, row) {
  return rows.text("status", row) === "COMPLETED" ? "completed" : rows.text("reason", row) || rows.text("status", row).toLowerCase();
}

/** Whether a row says how an evaluation ended: a screening that passed is followed by the row that does. */
function isFinal(rows, row) {
  return rows.text("fidelity", row) !== "screening" || rows.text("status", row) !== "COMPLETED";
}

/** Sums over the chosen rows, cell by cell: { x, y, trials, count, mean, se, endings }. */
function gather(rows, chosen, x, y, quantity) {
  const values = rows.numbers.get(quantity);
  const cells = new Map();
  for (const row of chosen) {
    const i = x.of(row);
    const j = y.of(row);
    if (i < 0 || j < 0) {
      continue;
    }
    const key = j * x.centres.length + i;
    let cell = cells.get(key);
    if (!cell) {
      cell = { x: i, y: j, trials: 0, count: 0, sum: 0, squares: 0, endings: new Map() };
      cells.set(key, cell);
    }
    cell.trials++;
    const end = ending(rows, row);
    cell.endings.set(end, (cell.endings.get(end) ?? 0) + 1);
    if (values && !Number.isNaN(values[row])) {
      cell.count++;
      cell.sum += values[row];
      cell.squares += values[row] * values[row];
    }
  }
  return [...cells.values()].map(finished);
}

function finished(cell) {
  const mean = cell.count ? cell.sum / cell.count : NaN;
  const variance = cell.count > 1 ? Math.max(0, cell.squares - cell.count * mean * mean) / (cell.count - 1) : NaN;
  return { ...cell, mean, se: Math.sqrt(variance / cell.count) };
}

/** How the trials of a cell ended, as lines of a tooltip. */
function endingLines(cell) {
  return [...cell.endings]
    .sort((a, b) => b[1] - a[1])
    .map(([end, trials]) => `${escaped(end)}: ${whole(trials)}`)
    .join("<br>");
}
