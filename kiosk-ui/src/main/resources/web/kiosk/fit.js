// @ts-check
/** Makes letters smaller until a text of any length stands in its place whole; the smallest size is the style sheet's. */

const STEPS = Array.from({length: 28}, (_, i) => 0.95 ** i);
/** Letters of a text, for a name that is too long for those of a name, in units of --u. */
const SMALL = [38, 36, 34, 32, 30, 29, 27, 25, 23];

/**
 * All services of a page have letters of one size; a name that is too long even for the smallest has the letters of a text, and if that does not help it is cut
 * by lines.
 *
 * @param {HTMLElement} shelf
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
  return Math.max(0, ...services.filter((each) => !stands(each)).map(clamp));
}

/** @typedef {{service: HTMLElement, what: HTMLElement, text: HTMLElement, name: HTMLElement}} Service */

/** @param {Service} service */
function stands({what, text, name}) {
  return text.offsetHeight <= inner(what) && name.scrollWidth <= name.clientWidth + 1;
}

/** @param {Service} service @returns {number} how high it has to be; 0: it stands so */
function clamp({service, what, text, name}) {
  name.classList.add("small");
  const whole = () => SMALL.some((size) => {
    name.style.setProperty("--small", String(size));
    return stands({service, what, text, name});
  });
  if (whole()) return 0;
  name.classList.add("clamped");
  if (whole()) return 0;
  const needed = text.offsetHeight + service.offsetHeight - inner(what);
  const line = parseFloat(getComputedStyle(name).lineHeight);
  const room = inner(what) - (text.offsetHeight - name.offsetHeight);
  const lines = Math.max(1, Math.floor(room / line));
  if (name.offsetHeight <= room) return 0;
  name.style.setProperty("--lines", String(lines));
  return needed;
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
  /** @param {number} at */
  const at = (at) => {
    box.style.setProperty("--fit", String(STEPS[at]));
    return stands();
  };
  if (at(0)) return;
  let [too, good] = [0, STEPS.length - 1];
  while (good - too > 1) {
    const middle = (too + good) >> 1;
    if (at(middle)) good = middle;
    else too = middle;
  }
  at(good);
}
