// @ts-check
/**
 * A chart: `.option` is what ECharts takes. It is drawn on a canvas and its tips are drawn too, never written as HTML, because
 * the page's policy lets nobody write styles. The event `pick` says which item was chosen.
 */

import {LitElement} from "lit";

/** Of a name above a chart: the room beside it, a letter, a line. */
const NAME_PX = 50;
const LETTER_PX = 7.5;
const LINE_PX = 24;

/** @type {Promise<any> | undefined} */
let library;

/** Loaded with the first chart. */
function echarts() {
  library ??= import("echarts");
  return library;
}

class TalonChart extends LitElement {
  static properties = {option: {}, label: {}, paperWidth: {type: Number}};

  constructor() {
    super();
    /** @type {any} */
    this.option = null;
    this.label = "";
    /** How wide it is printed, px. */
    this.paperWidth = 1016;
    /** @type {any} */
    this.chart = null;
    this.onPaper = false;
    this.toPaper = () => this.#fit(true);
    this.toScreen = () => this.#fit(false);
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute("role", "img");
    this.watching = new ResizeObserver(() => {
      if (this.onPaper) return;
      this.chart?.resize();
      this.#makeRoom();
    });
    this.watching.observe(this);
    addEventListener("beforeprint", this.toPaper);
    addEventListener("afterprint", this.toScreen);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.watching?.disconnect();
    removeEventListener("beforeprint", this.toPaper);
    removeEventListener("afterprint", this.toScreen);
    this.chart?.dispose();
    this.chart = null;
  }

  /** @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has("label")) this.setAttribute("aria-label", this.label);
    if (changed.has("option") && this.option) this.#draw();
  }

  /** @param {boolean} onPaper */
  #fit(onPaper) {
    this.onPaper = onPaper;
    this.chart?.resize({width: onPaper ? this.paperWidth : "auto"});
    this.#makeRoom();
    // The printer takes what is drawn now, not with the next frame.
    this.chart?.getZr().flush();
  }

  async #draw() {
    const {init} = await echarts();
    if (!this.isConnected) return;
    if (!this.chart) {
      this.chart = init(this, null, {renderer: "canvas", devicePixelRatio: Math.max(2, devicePixelRatio)});
      this.chart.on("click", (/** @type {any} */ hit) =>
        this.dispatchEvent(new CustomEvent("pick", {detail: {index: hit.dataIndex, series: hit.seriesIndex}})));
      this.chart.on("finished", () => (this.dataset.drawn = "yes"));
    }
    this.chart.setOption({...this.option, animation: false}, {notMerge: true});
    this.#makeRoom();
  }

  /** The names of the series take as many lines above the chart as its width makes of them. */
  #makeRoom() {
    const {legend, grid, series = []} = this.option ?? {};
    if (!this.chart || !legend || !grid?.top) return;
    let lines = 1;
    let used = 0;
    for (const {name = ""} of series) {
      const width = NAME_PX + name.length * LETTER_PX;
      if (used > 0 && used + width > this.chart.getWidth()) {
        lines++;
        used = 0;
      }
      used += width;
    }
    this.chart.setOption({grid: {top: grid.top + (lines - 1) * LINE_PX}});
  }
}

customElements.define("talon-chart", TalonChart);
