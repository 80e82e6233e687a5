/* The document of the report, as Java wrote it: JSON, compressed, in letters. */

async function readReport() {
  const letters = atob(document.getElementById("document").textContent.trim());
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) {
    bytes[i] = letters.charCodeAt(i);
  }
  const json = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  const report = await new Response(json).json();
  report.rows = new Rows(report.rows);
  return report;
}

/** Rows by column: numbers as Float64Array with NaN for what is missing, texts as codes into a dictionary, -1 for missing. */
class Rows {
  constructor({ total, count, columns }) {
    this.total = total;
    this.count = count;
    this.numbers = new Map();
    this.texts = new Map();
    for (const [name, column] of Object.entries(columns)) {
      this.add(name, column);
    }
  }

  add(name, column) {
    const values = "constant" in column ? new Array(this.count).fill(column.constant) : column.values;
    if (column.dictionary) {
      this.texts.set(name, { dictionary: column.dictionary, codes: Int32Array.from(column.codes, (code) => code ?? -1) });
    } else if (values.some((value) => typeof value === "string")) {
      const dictionary = "constant" in column ? [column.constant] : values;
      const codes = Int32Array.from(values, (value, row) => (value === null ? -1 : dictionary.length === 1 ? 0 : row));
      this.texts.set(name, { dictionary, codes });
    } else {
      this.numbers.set(name, Float64Array.from(values, (value) => value ?? NaN));
    }
  }

  /** Whether a column has any number. */
  has(name) {
    return this.numbers.has(name) && this.numbers.get(name).some((value) => !Number.isNaN(value));
  }

  number(name, row) {
    return this.numbers.get(name)[row];
  }

  text(name, row) {
    const column = this.texts.get(name);
    return column && column.codes[row] >= 0 ? column.dictionary[column.codes[row]] : "";
  }

  /** Rows for which a condition holds; shape [row]. */
  where(condition) {
    const found = [];
    for (let row = 0; row < this.count; row++) {
      if (condition(row)) {
        found.push(row);
      }
    }
    return found;
  }
}
