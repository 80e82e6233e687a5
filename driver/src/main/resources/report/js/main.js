/* Draws the page. */

async function main() {
  setUpScheme();
  const report = await readReport();
  document.getElementById("loading").remove();
  drawSummary(report);
  if (report.fit) {
    drawFit(report);
    drawLeaders(report);
    drawSurface(report);
  }
  if (report.activity) {
    drawActivity(report);
  }
  drawMaps(report);
  drawSlices(report);
  drawTable(report);
  document.documentElement.dataset.ready = "yes";
}

main().catch((error) => {
  const place = document.getElementById("loading") ?? document.getElementById("main");
  place.textContent = `This page could not be drawn: ${error.message}. A browser of 2023 or later is needed.`;
  throw error;
});
