// @ts-check
/** Our own pictures, drawn in strokes on a 24 × 24 field. */

import {html, svg} from "lit";

const DRAWINGS = {
  speech: svg`<path d="M4 5.5A1.5 1.5 0 0 1 5.5 4h13A1.5 1.5 0 0 1 20 5.5v9a1.5 1.5 0 0 1-1.5 1.5H9l-5 4.2z"/>`,
  banknote: svg`<rect x="2.5" y="6" width="19" height="12" rx="1.8"/><circle cx="12" cy="12" r="2.7"/><path d="M6 12h.01M18 12h.01"/>`,
  arrows: svg`<path d="M3.5 8.5h11M11 4.5l4 4-4 4M20.5 15.5h-11M13 11.5l-4 4 4 4"/>`,
  right: svg`<path d="M4 12h15.5M13 5.5l6.5 6.5-6.5 6.5"/>`,
  left: svg`<path d="M20 12H4.5M11 5.5 4.5 12l6.5 6.5"/>`,
  down: svg`<path d="M12 4v15.5M5.5 13l6.5 6.5 6.5-6.5"/>`,
  up: svg`<path d="M12 20V4.5M5.5 11 12 4.5l6.5 6.5"/>`,
  info: svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.500h.01"/>`,
  wheelchair: svg`<circle cx="10.5" cy="4" r="1.7"/><path d="M10.5 8v6h5.2l2.8 5.5M10.5 10.7h4.5M8 11.6A5 5 0 1 0 14.6 17"/>`,
  larger: svg`<path d="M2.5 19 8.3 5l5.8 14M4.6 14.2H12M16 8.5h6M19 5.5v6"/>`,
  smaller: svg`<path d="M2.5 19 8.3 5l5.8 14M4.6 14.2H12M16 8.5h6"/>`,
  speaker: svg`<path d="M4 9.500h3.500L12.500 5v14l-5-4.500H4zM16 9a4.500 4.500 0 0 1 0 6M18.500 6a9 9 0 0 1 0 12"/>`,
  contrast: svg`<circle cx="12" cy="12" r="9"/><path d="M12 3v18M12 7h6.500M12 12h9M12 17h6.500"/>`,
  folder: svg`<path d="M3 6.500A1.500 1.500 0 0 1 4.500 5H9l2 2.500h8.500A1.500 1.500 0 0 1 21 9v9.500A1.500 1.500 0 0 1 19.500 20h-15A1.500 1.500 0 0 1 3 18.500z"/>`,
  help: svg`<circle cx="12" cy="12" r="9"/><path d="M9.3 9.4a2.8 2.8 0 1 1 4.3 2.5c-1 .7-1.6 1.2-1.6 2.3M12 17.3h.01"/>`,
  printer: svg`<path d="M7 8.5V3.5h10v5M7 16.5H4.5A1.5 1.5 0 0 1 3 15v-5a1.5 1.5 0 0 1 1.5-1.5h15A1.5 1.5 0 0 1 21 10v5a1.5 1.5 0 0 1-1.5 1.5H17"/><path d="M7 13.5h10v7H7z"/>`,
  bell: svg`<path d="M5 17.5h14c-1.5-1.8-2-3.5-2-6.5a5 5 0 0 0-10 0c0 3-.5 4.7-2 6.5zM10 20.5h4M12 3.5V6"/>`,
  bellOff: svg`<path d="M5 17.5h14c-1.5-1.8-2-3.5-2-6.5a5 5 0 0 0-10 0c0 3-.5 4.7-2 6.5zM10 20.5h4M3.5 3.5l17 17"/>`,
  person: svg`<circle cx="12" cy="7.5" r="4"/><path d="M4 20.5c.6-4.3 3.8-6.5 8-6.5s7.4 2.2 8 6.5"/>`,
  people: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 19.5c.5-3.7 3-5.5 6.5-5.5s6 1.8 6.5 5.5M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.3c2.3.7 3.7 2.4 4 5.2"/>`,
  clock: svg`<circle cx="12" cy="12" r="9"/><path d="M12 6.5V12l3.8 2.5"/>`,
  check: svg`<path d="M4.5 12.5 10 18 19.5 6.5"/>`,
  menu: svg`<path d="M4 6.500h16M4 12h16M4 17.500h16"/>`,
  close: svg`<path d="M5.5 5.5l13 13M18.5 5.5l-13 13"/>`,
  warning: svg`<path d="M12 3.5 22 20.5H2zM12 10v4.5M12 17.5h.01"/>`,
  offline: svg`<path d="M3 9.5a13 13 0 0 1 18 0M6.5 13.2a8 8 0 0 1 11 0M9.8 16.7a3.5 3.5 0 0 1 4.4 0M12 20h.01M4 3.5l16 17"/>`,
  globe: svg`<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c2.7 2.5 4 5.5 4 9s-1.3 6.5-4 9c-2.7-2.5-4-5.5-4-9s1.3-6.5 4-9z"/>`,
  phone: svg`<rect x="6.5" y="2.5" width="11" height="19" rx="2.2"/><path d="M11 18.5h2"/>`,
  touch: svg`<path d="M9 12V6.5a1.7 1.7 0 0 1 3.4 0V11l5.1 1.2c1.2.3 1.9 1.3 1.7 2.5l-.6 3.3c-.3 1.9-1.6 3-3.5 3h-2.6c-1.2 0-2.2-.5-2.9-1.5L5.4 14c-.5-.8-.3-1.7.4-2.2s1.6-.4 2.2.3zM5.8 7a5 5 0 0 1 9.8-1"/>`,
  ticket: svg`<path d="M6 2.5h12v19l-2-1.5-2 1.5-2-1.5-2 1.5-2-1.5-2 1.5zM9.5 7.5h5M9.5 11h5"/>`,
  screen: svg`<rect x="2.5" y="4" width="19" height="13" rx="1.8"/><path d="M8 20.500h8M6.5 8.500h5M6.5 12h8M17 8.500h.01M17 12h.01"/>`,
  sign: svg`<path d="M7 3v3.500M17 3v3.500"/><rect x="3" y="6.500" width="18" height="11" rx="1.8"/><path d="M8 14.500v-5l-1.500 1M12.500 9.500h3.500v2.500h-3.500v2.500h3.500"/>`,
  chart: svg`<path d="M3.5 20.500h17M6 17v-5M11 17V6.500M16 17v-8M20 17V4"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2.2"/><circle cx="9" cy="17" r="2.2"/>`,
  play: svg`<path d="M7.5 4.500v15l12-7.500z"/>`,
  stop: svg`<rect x="6" y="6" width="12" height="12" rx="1.5"/>`,
  copy: svg`<rect x="8.500" y="8.500" width="12" height="12" rx="1.8"/><path d="M15.500 8.500V5A1.5 1.500 0 0 0 14 3.500H5A1.5 1.500 0 0 0 3.500 5v9A1.5 1.500 0 0 0 5 15.500h3.500"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  key: svg`<circle cx="8" cy="15.500" r="4.500"/><path d="M11.500 12.300 20 4M16 8l3 3"/>`,
  shield: svg`<path d="M12 3l7.5 3v5.500c0 4.600-3 7.700-7.500 9.500-4.500-1.800-7.500-4.900-7.500-9.500V6zM8.500 12l2.500 2.500 4.500-5"/>`,
  exit: svg`<circle cx="14.5" cy="4" r="1.8"/><path d="M5 9.500l3.500-2.500 4 .5 2 3.500 3.500 1M12 8l-2 5.500 3.500 3v5M10 13.500L8 17.500l-4 .5"/>`,
  desk: svg`<path d="M3 20.5V9.5h18v11M3 13.5h18M8.5 9.5V4h7v5.5"/>`,
};

/** @typedef {keyof typeof DRAWINGS} IconName */

/**
 * A picture as large as the text around it, in its colour; it is never the only thing that says what it means.
 *
 * @param {IconName} picture
 */
export function icon(picture) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2"
    stroke-linecap="round" stroke-linejoin="round">${DRAWINGS[picture]}</svg>`;
}
