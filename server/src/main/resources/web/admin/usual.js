// @ts-check
/** What a centre usually offers, to start its own from; and the letters that numbers may begin with. */

export const usualServices = [
  {
    code: "consultation", name: {ru: "Консультация", en: "Consultation"}, route: ["consultation"], prefix: "К", norm: 900,
    hint: {ru: "Договоры, показания, перерасчёт, справки", en: "Contracts, readings, recalculation, certificates"},
  },
  {
    code: "cash", name: {ru: "Касса", en: "Cash desk"}, route: ["cash"], prefix: "Д", norm: 600,
    hint: {ru: "Оплата счетов наличными и картой", en: "Paying bills in cash or by card"},
  },
  {
    code: "combined", name: {ru: "Консультация и касса", en: "Consultation and cash desk"}, route: ["consultation", "cash"], prefix: "Я", norm: 900,
    hint: {ru: "Сначала специалист, потом оплата — по одному талону", en: "First a specialist, then paying: one ticket for both"},
  },
];

/** Letters that nobody confuses, between the alphabets or by ear. */
export const PREFIXES = [..."АБВГДЖИКЛМНПРСТУФХЦЭЮЯ"];

/** @type {import("talon/types.js").Kind[][]} */
export const ROUTES = [["consultation"], ["cash"], ["consultation", "cash"], ["cash", "consultation"]];
