/* Numbers and names for people. */

/** Three significant digits, or as many as given; no trailing zeros. */
function shown(value, digits = 3) {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return "–";
  }
  if (value === 0) {
    return "0";
  }
  const size = Math.abs(value);
  if (size >= 1e6 || size < 1e-4) {
    return value.toExponential(digits - 1).replace(/\.?0+e/, "e").replace("e+", "e").replaceAll("-", "−");
  }
  return String(Number(value.toPrecision(digits))).replace("-", "−");
}

function whole(value) {
  return Math.round(value).toLocaleString("en");
}

/** Milliseconds as people say it. */
function duration(ms) {
  const seconds = ms / 1000;
  if (seconds < 1) {
    return shown(ms) + " ms";
  }
  if (seconds < 90) {
    return shown(seconds) + " s";
  }
  return seconds < 5400 ? shown(seconds / 60) + " min" : shown(seconds / 3600) + " h";
}

function withUnit(name, unit) {
  return unit ? `${name} (${unit})` : name;
}

function percent(share) {
  return share > 0 && share < 0.01 ? "<1 %" : Math.round(100 * share) + " %";
}

/** Text that stands in a chart's HTML tooltip. */
function escaped(text) {
  return String(text).replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);
}
