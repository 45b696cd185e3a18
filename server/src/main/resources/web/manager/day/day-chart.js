// @ts-check
/** The chart of a day: above, the longest wait against the norm; below, who came and how many desks were open. */

import {clock} from "talon/words.js";
import {t} from "./day-words.js";

const FONT = {fontFamily: 'Inter, system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif', fontSize: 13, color: "#0d1b2a"};
const LINE = {lineStyle: {color: "#d7dee7"}};

/** @param {import("./manager-day.js").Day} day @param {string} zone */
export function dayChart({quarters, bad}, zone) {
  const times = quarters.map((one) => clock(one.from, zone));
  const minutes = (/** @type {number | null} */ seconds) => (seconds === null ? null : Math.round(seconds / 6) / 10);
  const axis = (/** @type {number} */ grid) => ({type: "category", gridIndex: grid, data: times, axisLabel: {...FONT, show: grid === 1}, axisTick: {show: false}, axisLine: LINE});
  const value = (/** @type {number} */ grid, /** @type {string} */ name) => ({type: "value", gridIndex: grid, name, nameTextStyle: {...FONT, align: "left"}, minInterval: 1, axisLabel: FONT, splitLine: LINE});
  const at = (/** @type {string} */ moment) => Math.max(0, quarters.findIndex((one) => Date.parse(one.from) >= Date.parse(moment)));
  const end = (/** @type {string} */ moment) => {
    const next = quarters.findIndex((one) => Date.parse(one.from) >= Date.parse(moment));
    return next < 0 ? times.length - 1 : Math.max(0, next - 1);
  };
  return {
    textStyle: FONT,
    legend: {type: "scroll", top: 0, left: 0, itemGap: 18, textStyle: FONT, selectedMode: false},
    tooltip: {trigger: "axis", renderMode: "richText", confine: true, textStyle: FONT},
    axisPointer: {link: [{xAxisIndex: "all"}]},
    grid: [{left: 44, right: 16, top: 58, height: "34%"}, {left: 44, right: 16, top: "62%", bottom: 26}],
    xAxis: [axis(0), axis(1)],
    yAxis: [value(0, t("minutes")), value(1, t("number"))],
    series: [
      {name: t("longest"), type: "line", step: "middle", symbol: "none", lineStyle: {color: "#b3261e", width: 3}, itemStyle: {color: "#b3261e"}, data: quarters.map((one) => minutes(one.longest)),
        markArea: bad ? {silent: true, itemStyle: {color: "rgba(179, 38, 30, 0.10)"}, data: [[{xAxis: at(bad.from)}, {xAxis: end(bad.to)}]]} : undefined},
      {name: t("norm"), type: "line", step: "middle", symbol: "none", lineStyle: {color: "#47566a", width: 2, type: "dashed"}, itemStyle: {color: "#47566a"}, data: quarters.map((one) => minutes(one.norm)), connectNulls: true},
      {name: t("arrivals"), type: "bar", xAxisIndex: 1, yAxisIndex: 1, itemStyle: {color: "#b9c9dc"}, barCategoryGap: "25%", data: quarters.map((one) => one.arrivals)},
      {name: t("openDesks"), type: "line", step: "middle", symbol: "none", xAxisIndex: 1, yAxisIndex: 1, lineStyle: {color: "#0b5fff", width: 3}, itemStyle: {color: "#0b5fff"}, data: quarters.map((one) => Math.round(one.deskSeconds / 90) / 10)},
    ],
  };
}
