/* A chart with its title and caption. Drawn when it comes into sight, and again when colours or controls change. */

class Figure {
  /** `classes` adds to the chart's; `label` tells in words what it shows. */
  constructor(parent, id, title, caption = "", classes = "") {
    this.id = id;
    this.heading = element("h3", {}, title);
    this.place = element("div", { class: "chart " + classes, id, role: "img", "aria-label": title });
    this.caption = element("figcaption", {}, caption);
    parent.append(element("figure", {}, this.heading, this.place, this.caption));
    this.seen = false;
    new IntersectionObserver((entries, observer) => {
      if (entries.some((entry) => entry.isIntersecting)) {
        observer.disconnect();
        this.seen = true;
        this.redraw();
      }
    }, { rootMargin: "400px" }).observe(this.place);
    new ResizeObserver(() => this.chart?.resize()).observe(this.place);
    schemeListeners.push(() => this.redraw());
  }

  /** Sets how to draw: a function that gives ECharts' options, or a text where there is nothing to draw. */
  draw(option) {
    this.option = option;
    this.redraw();
  }

  redraw() {
    if (!this.seen || !this.option) {
      return;
    }
    const start = performance.now();
    const option = this.option();
    if (typeof option === "string") {
      this.chart?.dispose();
      this.chart = undefined;
      this.place.classList.add("empty");
      this.place.replaceChildren(option);
    } else {
      if (!this.chart) {
        this.place.classList.remove("empty");
        this.place.replaceChildren();
        this.chart = echarts.init(this.place, { line: { symbol: "circle" } }); // empty ones are white, also on dark
      }
      this.chart.setOption({ ...common(), ...option }, { notMerge: true });
    }
    performance.measure("draw " + this.id, { start, end: performance.now() });
  }
}

function common() {
  return {
    animation: false,
    backgroundColor: "transparent",
    color: CATEGORIES,
    textStyle: { color: colour("text"), fontFamily: getComputedStyle(document.body).fontFamily },
    grid: { left: 62, right: 20, top: 20, bottom: 58 },
    aria: { enabled: true },
    tooltip: tooltip(),
  };
}

function tooltip(more = {}) {
  return {
    confine: true,
    backgroundColor: colour("card"),
    borderColor: colour("line"),
    textStyle: { color: colour("text"), fontSize: 13 },
    ...more,
  };
}

/** An axis of a chart: name in the middle beside it, quiet lines. */
function axis(kind, name, more = {}) {
  const { axisLabel, ...rest } = more;
  return {
    name,
    nameLocation: "middle",
    nameGap: kind === "x" ? 32 : 46,
    nameTextStyle: { color: colour("text"), fontSize: 13 },
    axisLine: { lineStyle: { color: colour("line") } },
    axisTick: { lineStyle: { color: colour("line") } },
    axisLabel: { color: colour("soft"), hideOverlap: true, formatter: (value) => shown(value), ...axisLabel },
    splitLine: { lineStyle: { color: colour("chart-grid") } },
    type: "value",
    scale: true,
    ...rest,
  };
}

/** The scale of colours at a chart's right-hand edge. */
function colourScale(min, max, more = {}) {
  return {
    type: "continuous",
    min,
    max: max > min ? max : min + (Math.abs(min) || 1) * 1e-6,
    calculable: true,
    right: 0,
    top: "middle",
    itemHeight: 200,
    itemWidth: 12,
    precision: 6,
    inRange: { color: VIRIDIS },
    textStyle: { color: colour("soft") },
    formatter: (value) => shown(value),
    ...more,
  };
}

function legend(more = {}) {
  return { type: "scroll", top: 0, textStyle: { color: colour("text") }, pageTextStyle: { color: colour("soft") }, ...more };
}
