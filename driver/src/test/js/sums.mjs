// Sums over the rows that a study's manifests list. Argument: the study's directory.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";

const study = process.argv[2];
const manifests = readdirSync(join(study, "rounds"))
  .filter((name) => /^\d+\.json$/.test(name))
  .map((name) => JSON.parse(readFileSync(join(study, "rounds", name), "utf8")));
const rows = [];
for (const { path } of manifests.flatMap((manifest) => manifest.files)) {
  const file = await asyncBufferFromFile(join(study, path));
  rows.push(...(await parquetReadObjects({ file, compressors })));
}
const sums = { rows: rows.length, completed: rows.filter((row) => row.status === "COMPLETED").length };
const largest = (row) => row.eigenspectrum?.[0];
for (const column of ["rate_hz", "fano_factor", "tau_decay_i", "j_ei", "largest_eigenvalue"]) {
  const values = rows.map((row) => (column === "largest_eigenvalue" ? largest(row) : row[column]) ?? null);
  const present = values.filter((value) => value !== null);
  sums[column] = { sum: present.reduce((a, b) => a + b, 0), missing: values.length - present.length };
}
console.log(JSON.stringify(sums));
