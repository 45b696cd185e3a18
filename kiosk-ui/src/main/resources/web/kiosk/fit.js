// @ts-check
/** Makes letters smaller until a text of any length stands in its place whole; the smallest size is the style sheet's. */

const STEPS = Array.from({length: 28}, (_, i) => 0.95 ** i);
/** Where the search ended in a box of such classes: the next begins there, since most of what is drawn anew changes little. @type {Map<string, number>} */
const ended = new Map();
/** Letters of a text, for a name that is too long for those of a name, in units of --u. */
const SMALL = [38, 36, 34, 32, 30, 29, 27, 25, 23];

/**
 * All services of a page have letters of one size; a name that is too long even for the smallest has the letters of a text, and if that does not help it is cut
 * by lines.
 *
 * @param {HTMLElement} shelf of the class `measured`
 * @returns {number} how high a service has to be so that none is cut, pixels; 0: none is
 */
export function fitNames(shelf) {
  const services = [...shelf.querySelectorAll(".service")].map((service) => {
    const what = /** @type {HTMLElement} */ (service.querySelector(".what"));
    return {
      service: /** @type {HTMLElement} */ (service),
      what,
      text: /** @type {HTMLElement} */ (what.querySelector(".text")),
      name: /** @type {HTMLElement} */ (what.querySelector(".name")),
    };
  });
  for (const {name} of services) {
    name.classList.remove("clamped", "small");
    name.style.removeProperty("--lines");
    name.style.removeProperty("--small");
  }
  largest(shelf, () => services.every(stands));
  return clamp(services.filter((each) => !stands(each)));
}

/** @typedef {{service: HTMLElement, what: HTMLElement, text: HTMLElement, name: HTMLElement}} Service */

/** @param {Service} service */
function stands({what, text, name}) {
  return text.offsetHeight <= inner(what) && name.scrollWidth <= name.clientWidth + 1;
}

/** @param {Service[]} services whose names are too long @returns {number} how high a service has to be; 0: all stand so */
function clamp(services) {
  for (const {name} of services) name.classList.add("small");
  const leave = shrink(services);
  for (const {name} of leave) name.classList.add("clamped");
  const cut = shrink(leave).map((each) => ({...each, ...measured(each)})).filter(({name, room}) => name.offsetHeight > room);
  for (const {name, lines} of cut) name.style.setProperty("--lines", String(lines));
  return Math.max(0, ...cut.map(({needed}) => needed));
}

/** @param {Service} service */
function measured({service, what, text, name}) {
  const room = inner(what) - (text.offsetHeight - name.offsetHeight);
  const line = parseFloat(getComputedStyle(name).lineHeight);
  return {room, lines: Math.max(1, Math.floor(room / line)), needed: text.offsetHeight + service.offsetHeight - inner(what)};
}

/**
 * Gives each the largest letters of a text with which it stands. All take a step at once: a page is laid out when it is measured after a change.
 *
 * @param {Service[]} services
 * @returns {Service[]} those that do not stand with the smallest, either
 */
function shrink(services) {
  /** @param {Service} service @param {number} at */
  const set = ({name}, at) => name.style.setProperty("--small", String(SMALL[at]));
  const smallest = SMALL.length - 1;
  for (const service of services) set(service, smallest);
  const leave = services.filter((each) => !stands(each));
  const steps = services.filter((each) => !leave.includes(each)).map((service) => ({service, too: -1, middle: smallest, good: smallest}));
  for (let open = steps; open.length > 0; open = open.filter(({too, good}) => good - too > 1)) {
    for (const step of open) {
      step.middle = (step.too + step.good) >> 1;
      set(step.service, step.middle);
    }
    for (const step of open) {
      if (stands(step.service)) step.good = step.middle;
      else step.too = step.middle;
    }
  }
  for (const {service, good} of steps) set(service, good);
  return leave;
}

/** @param {HTMLElement} box */
function inner(box) {
  const style = getComputedStyle(box);
  return box.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
}

/**
 * @param {HTMLElement} box with a `.content` that obeys `--fit`
 */
export function fitContent(box) {
  const content = /** @type {HTMLElement} */ (box.querySelector(".content"));
  const style = getComputedStyle(box);
  const width = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  largest(box, () => content.offsetHeight <= inner(box) && content.scrollWidth <= Math.min(width, content.clientWidth) + 1);
}

/**
 * Sets `--fit` to the largest step at which all stands, else to the smallest.
 *
 * @param {HTMLElement} box
 * @param {() => boolean} stands
 */
function largest(box, stands) {
  /** @param {number} step */
  const set = (step) => box.style.setProperty("--fit", String(STEPS[step]));
  const smallest = STEPS.length - 1;
  const first = ended.get(box.className) ?? 0;
  let [too, good, step] = [-1, STEPS.length, first];
  while (good - too > 1) {
    set(step);
    if (stands()) good = step;
    else too = step;
    // Where even the smallest is too large, nothing between helps.
    if (good > smallest) step = smallest;
    else if (good === first) step = first - 1;
    else if (too < 0) step = 0;
    else step = (too + good) >> 1;
  }
  const end = Math.min(good, smallest);
  set(end);
  ended.set(box.className, end);
}
