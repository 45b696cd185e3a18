// @ts-check
/**
 * What each chart of the overview shows. Waits are plain, services hatched, percentiles are marks: they differ without colour.
 * A hue always means a service; what is not about one service is drawn in ink.
 */

import {lineName, time} from "./figures.js";
import {eachDay, longDay, shortDay, weekday} from "./period.js";
import {t} from "./words.js";

/** @typedef {import("./figures.js").Line} Line */

const INK = "#0d1b2a";
const INK_2 = "#47566a";
const LINE = "#d7dee7";
/** Of waits and of services. @typedef {{wait: string, spent: string, hatch: string}} Colours */
/** @type {Colours} */
const NEUTRAL = {wait: "#33475c", spent: "#c9d3de", hatch: INK_2};
/** As tokens.css has them. @type {Record<import("talon/service.js").Hue, Colours>} */
const HUES = {
  consultation: {wait: "#1250c4", spent: "#c3d7fb", hatch: "#1250c4"},
  cash: {wait: "#0a6b4b", spent: "#b5dccd", hatch: "#0a6b4b"},
  combined: {wait: "#7a2e9e", spent: "#e0c8ec", hatch: "#7a2e9e"},
};
const FONT = 'Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif';
const hatch = (/** @type {string} */ color) => ({symbol: "rect", color, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4});
const TEXT = {fontFamily: FONT, fontSize: 13, color: INK};

const seconds = (/** @type {number} */ value) => time(value);
/** As a drawn tip: a line of the canvas, no HTML. */
const TIP = {renderMode: "richText", confine: true, borderColor: LINE, textStyle: {...TEXT, fontSize: 13}, padding: 10};
const LEGEND = {top: 0, left: 0, itemGap: 16, textStyle: {...TEXT, color: INK_2}, selectedMode: false};

/** Steps that people read: minutes. @param {number} longest */
function secondsAxis(longest) {
  const step = [30, 60, 120, 300, 600, 1200, 1800, 3600, 7200].find((one) => longest / one <= 6) ?? 14_400;
  return {
    type: "value",
    interval: step,
    max: Math.max(step, Math.ceil(longest / step) * step),
    axisLabel: {...TEXT, color: INK_2, formatter: seconds, hideOverlap: true},
    splitLine: {lineStyle: {color: LINE}},
  };
}

/** @param {Line[]} lines */
function longestOf(lines) {
  return Math.max(1, ...lines.flatMap(({figures}) => [figures.wait.p90 ?? 0, figures.wait.mean ?? 0, figures.service.mean ?? 0]));
}

/**
 * Bars from the left: wait and service of each row, with the wait's 90th percentile.
 *
 * @param {string} breakdown
 * @param {Line[]} lines
 * @param {boolean} several
 * @param {(line: Line) => import("talon/service.js").Hue | null} hueOf null: not about one service
 */
export function bars(breakdown, lines, several, hueOf = () => null) {
  const colours = lines.map((line) => HUES[/** @type {"cash"} */ (hueOf(line))] ?? NEUTRAL);
  const names = lines.map((line) => lineName(breakdown, line, several));
  const label = {show: true, position: "right", distance: 6, ...TEXT, fontSize: 12, fontWeight: 600, formatter: (/** @type {any} */ p) => seconds(p.value)};
  return {
    textStyle: TEXT,
    legend: LEGEND,
    grid: {left: 4, right: 26, top: 34, bottom: 2, containLabel: true},
    tooltip: {...TIP, trigger: "axis", axisPointer: {type: "shadow"}, valueFormatter: seconds},
    xAxis: secondsAxis(longestOf(lines)),
    yAxis: {
      type: "category", inverse: true, data: names, axisTick: {show: false}, axisLine: {lineStyle: {color: INK_2}},
      axisLabel: {...TEXT, width: 170, lineHeight: 17, overflow: "break", interval: 0},
    },
    series: [
      {
        type: "bar", name: t("meanWait"), 
        data: lines.map((line, at) => ({value: line.figures.wait.mean, itemStyle: {color: colours[at].wait}})), itemStyle: {color: NEUTRAL.wait, borderRadius: [0, 4, 4, 0]},
        barMaxWidth: 20, barGap: "15%", barCategoryGap: "30%", label: {...label, textBorderColor: "#fff", textBorderWidth: 3},
      },
      {
        type: "bar", name: t("meanService"), barMaxWidth: 20,
        data: lines.map((line, at) => {
          const {spent, hatch: edge} = colours[at];
          return {value: line.figures.service.mean, itemStyle: {color: spent, borderColor: edge, decal: hatch(edge)}};
        }),
        itemStyle: {color: NEUTRAL.spent, borderColor: NEUTRAL.hatch, borderWidth: 1, borderRadius: [0, 4, 4, 0], decal: hatch(NEUTRAL.hatch)},
        label: {...label, textBorderColor: "#fff", textBorderWidth: 3},
      },
      {
        type: "scatter", name: t("wait90"), data: lines.map((line) => line.figures.wait.p90), symbol: "diamond",
        symbolSize: 12, itemStyle: {color: "#fff", borderColor: INK, borderWidth: 2}, z: 5,
      },
    ],
  };
}

/**
 * How waits went from day to day, over how many came.
 *
 * @param {Line[]} lines
 * @param {import("./period.js").Days} days
 */
export function dayLine(lines, days) {
  const known = new Map(lines.map((line) => [line.key, line.figures]));
  const all = eachDay(days);
  const first = lines[0]?.key ?? days.from;
  const last = lines[lines.length - 1]?.key ?? days.to;
  const shown = all.filter((day) => all.length <= 31 || (day >= first && day <= last));
  const points = shown.length <= 62;
  const figure = (/** @type {(f: import("./figures.js").Figures) => number | null} */ of) =>
    shown.map((day) => { const f = known.get(day); return f ? of(f) : null; });
  return {
    days: shown,
    option: {
      textStyle: TEXT,
      legend: LEGEND,
      grid: {left: 4, right: 4, top: 40, bottom: 2, containLabel: true},
      tooltip: {
        ...TIP, trigger: "axis",
        formatter: (/** @type {any[]} */ hits) => [longDay(shown[hits[0].dataIndex]), ...hits.map((hit) =>
          `${hit.seriesName}: ${hit.value === null || hit.value === undefined ? "—" : hit.seriesIndex === 0 ? hit.value : seconds(hit.value)}`)].join("\n"),
      },
      xAxis: {type: "category", data: shown.map(shortDay), axisTick: {show: false}, axisLine: {lineStyle: {color: INK_2}}, axisLabel: {...TEXT, color: INK_2, hideOverlap: true}},
      yAxis: [
        {type: "value", minInterval: 1, splitLine: {show: false}, position: "right", axisLabel: {...TEXT, color: INK_2}},
        secondsAxis(longestOf(lines)),
      ],
      series: [
        {type: "bar", name: t("people"), data: figure((f) => f.stages), yAxisIndex: 0, itemStyle: {color: "#e1e7ee"}, barMaxWidth: 22},
        {
          type: "line", name: t("meanWait"), data: figure((f) => f.wait.mean), yAxisIndex: 1, lineStyle: {width: 3, color: NEUTRAL.wait},
          itemStyle: {color: NEUTRAL.wait}, symbol: "circle", symbolSize: points ? 7 : 0, showAllSymbol: points,
        },
        {
          type: "line", name: t("wait90"), data: figure((f) => f.wait.p90), yAxisIndex: 1,
          lineStyle: {width: 2, color: INK, type: "dashed"}, itemStyle: {color: "#fff", borderColor: INK, borderWidth: 2}, symbol: "diamond", symbolSize: points ? 9 : 0, showAllSymbol: points,
        },
      ],
    },
  };
}

/**
 * Weekdays by hours. A cell says its number, so that a shade is never alone.
 *
 * @param {Line[]} lines
 * @param {"count" | "wait"} shows
 */
export function heat(lines, shows) {
  const hours = lines.map((line) => Number(line.second));
  const first = Math.min(...hours);
  const last = Math.max(...hours);
  const columns = Array.from({length: last - first + 1}, (_, at) => first + at);
  const rows = [1, 2, 3, 4, 5, 6, 7].filter((day) => day < 6 || lines.some((line) => Number(line.key) === day));
  const of = (/** @type {Line} */ line) => (shows === "wait" ? line.figures.wait.mean : line.figures.stages);
  const values = lines.map((line) => of(line) ?? 0);
  const most = Math.max(1, ...values);
  return {
    textStyle: TEXT,
    grid: {left: 4, right: 4, top: 4, bottom: 2, containLabel: true},
    tooltip: {...TIP, formatter: (/** @type {any} */ hit) => {
      const {key, second, figures} = lines[hit.dataIndex];
      return `${weekday(Number(key), "long")}, ${t("hourIs", {hour: second})}\n${t("columnStages")}: ${figures.stages}\n${t("meanWait")}: ${seconds(/** @type {any} */ (figures.wait.mean))}`;
    }},
    xAxis: {type: "category", data: columns.map((hour) => `${hour}:00`), splitArea: {show: false}, axisTick: {show: false}, axisLine: {show: false}, axisLabel: {...TEXT, color: INK_2}},
    yAxis: {type: "category", inverse: true, data: rows.map((day) => weekday(day)), axisTick: {show: false}, axisLine: {show: false}, axisLabel: {...TEXT}},
    visualMap: {show: false, min: 0, max: most, inRange: {color: ["#f5f8fb", "#cfd8e2", "#94a5b8", "#56697f", "#1f3247"]}},
    series: [{
      type: "heatmap",
      data: lines.map((line, at) => ({
        value: [Number(line.second) - first, rows.indexOf(Number(line.key)), values[at]],
        label: {color: values[at] > most * 0.62 ? "#fff" : INK},
      })),
      itemStyle: {borderColor: "#fff", borderWidth: 3, borderRadius: 6},
      labelLayout: {hideOverlap: true},
      label: {show: true, ...TEXT, fontWeight: 600, formatter: (/** @type {any} */ p) => (shows === "wait" ? time(of(lines[p.dataIndex])) : String(p.value[2]))},
      emphasis: {itemStyle: {borderColor: INK, borderWidth: 2}},
    }],
  };
}
