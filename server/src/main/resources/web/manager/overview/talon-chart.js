// @ts-check
/**
 * A chart: `.option` is what ECharts takes. It is drawn on a canvas and its tips are drawn too, never written as HTML, because
 * the page's policy lets nobody write styles. The event `pick` says which item was chosen.
 */

import {LitElement} from "lit";

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
    this.toPaper = () => this.chart?.resize({width: this.paperWidth});
    this.toScreen = () => this.chart?.resize({width: "auto"});
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.setAttribute("role", "img");
    this.watching = new ResizeObserver(() => this.chart?.resize());
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
  }
}

customElements.define("talon-chart", TalonChart);
