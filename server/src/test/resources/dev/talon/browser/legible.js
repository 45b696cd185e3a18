// Looks at the page as a person would: what leaves the screen, is cut, covered, too small, too near or too pale.
// In: the sizes that are asked for, in pixels. Out: a sentence for each fault.
window.legible = ({target = 0, gap = 0, text = 0, name = 0, contrast = 4.5} = {}) => {
  const CAP = 0.727; // The height of Inter's capitals, of its size.
  const faults = new Set();
  const root = document.documentElement;
  const [wide, high] = [innerWidth, innerHeight];

  const say = (element, what) => {
    const words = (element.textContent || element.getAttribute?.("aria-label") || "").trim().replace(/\s+/g, " ").slice(0, 24);
    faults.add(`${element.localName}.${element.getAttribute("class") ?? ""} “${words}”: ${what}`);
  };
  const rounded = (r) => `${Math.round(r.left)},${Math.round(r.top)}–${Math.round(r.right)},${Math.round(r.bottom)}`;
  const parent = (element) => element.parentElement ?? (element.getRootNode() instanceof ShadowRoot ? element.getRootNode().host : null);

  // Nothing changes while this looks: each element is asked once, and what it has from those around it, once for all of them.
  const once = (ask) => {
    const known = new Map();
    return (of) => {
      if (!known.has(of)) known.set(of, ask(of));
      return known.get(of);
    };
  };
  const styleOf = once((element) => getComputedStyle(element));
  const rectOf = once((element) => element.getBoundingClientRect());
  const seen = (element) =>
    !element.closest(".unseen") && element.getClientRects().length > 0 && styleOf(element).visibility === "visible";
  const at = (x, y) => {
    let found = document.elementFromPoint(x, y);
    while (found?.shadowRoot?.elementFromPoint(x, y) && found.shadowRoot.elementFromPoint(x, y) !== found) found = found.shadowRoot.elementFromPoint(x, y);
    return found;
  };
  /** It, or the nearest around it, whose lines are cut. */
  const clampedOf = once((element) => {
    if (!element) return undefined;
    return ["none", "", undefined].includes(styleOf(element).webkitLineClamp) ? clampedOf(parent(element)) : element;
  });
  /** It and those around it that cut what leaves them. */
  const boxesOf = once((element) => {
    if (!element) return [];
    const around = boxesOf(parent(element));
    return element === document.body || element === root || styleOf(element).overflow === "visible" ? around : [element, ...around];
  });

  if (root.clientWidth !== wide || root.clientHeight !== high) faults.add("the page has a scrollbar");
  if (root.scrollWidth > wide || root.scrollHeight > high) faults.add(`the page is ${root.scrollWidth} × ${root.scrollHeight}`);

  const all = [];
  const walk = (node) => {
    for (const element of node.querySelectorAll("*")) {
      all.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document.body);
  const inert = all.filter((e) => e.hasAttribute("inert"));
  const awake = all.filter((e) => seen(e) && !inert.some((i) => i.contains(e)));

  const inside = (element, rect, what) => {
    if (rect.left < -1 || rect.top < -1 || rect.right > wide + 1 || rect.bottom > high + 1) say(element, `${what} leaves the screen: ${rounded(rect)}`);
    for (const box of boxesOf(parent(element))) {
      const b = rectOf(box);
      if (rect.left < b.left - 1 || rect.top < b.top - 1 || rect.right > b.right + 1 || rect.bottom > b.bottom + 1) {
        say(element, `${what} is cut by .${box.getAttribute("class")}: ${rounded(rect)} in ${rounded(b)}`);
      }
    }
  };
  const uncovered = (element, rect, what) => {
    const y = (rect.top + rect.bottom) / 2;
    for (const x of [rect.left + 2, (rect.left + rect.right) / 2, rect.right - 2]) {
      const top = at(x, y);
      if (top && top !== element && !element.contains(top) && !top.contains(element)) {
        say(element, `${what} is covered by ${top.localName}.${top.getAttribute("class")}`);
      }
    }
  };

  const channel = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * channel(r / 255) + 0.7152 * channel(g / 255) + 0.0722 * channel(b / 255);
  const colour = once((text) => {
    const parts = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return [...parts.slice(0, 3), parts[3] ?? 1];
  });
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const opacityOf = once((element) => Number(styleOf(element).opacity));
  const through = once((element) => (element ? opacityOf(element) * through(parent(element)) : 1));
  const ground = once((element) => {
    if (!element) return [255, 255, 255];
    const [r, g, b, a] = colour(styleOf(element).backgroundColor);
    return over([r, g, b, a * opacityOf(element)], ground(parent(element)));
  });
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const pale = (element, ink, least, what) => {
    const under = ground(element);
    const [r, g, b, a] = colour(ink);
    const found = ratio(over([r, g, b, a * through(element)], under), under);
    if (found < least) say(element, `${what} has a contrast of ${found.toFixed(1)}`);
  };

  for (const element of awake) {
    const style = styleOf(element);
    if (/auto|scroll/.test(style.overflow) && (element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1)) {
      say(element, "must be scrolled");
    }
    const texts = [...element.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE && n.data.trim());
    if (texts.length === 0) continue;
    if (style.display !== "inline" && element.scrollWidth > element.clientWidth + 1) say(element, `is cut at its side: ${element.scrollWidth} in ${element.clientWidth}`);
    const clamped = clampedOf(element);
    if (clamped) {
      inside(clamped, rectOf(clamped), "its text");
      if (clamped.clientHeight < parseFloat(styleOf(clamped).lineHeight) - 1) say(clamped, "is lower than a line");
    } else {
      const size = parseFloat(style.fontSize);
      for (const node of texts) {
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) {
          // Above the capitals and below the letters a line's box is air.
          const ink = {left: rect.left, right: rect.right, top: rect.top + 0.2 * size, bottom: rect.bottom - 0.05 * size};
          inside(element, ink, "its text");
          uncovered(element, ink, "its text");
        }
      }
    }
    const cap = parseFloat(style.fontSize) * CAP;
    const least = element.closest(".name:not(.small)") ? name : text;
    if (cap < least - 0.3) say(element, `its capitals are ${cap.toFixed(1)} px high, not ${least}`);
    pale(element, style.color, contrast, "its text");
  }

  const controls = awake.filter((e) => e.matches("button, a, input, select, [role=button]"));
  for (const control of controls) {
    const rect = rectOf(control);
    inside(control, rect, "it");
    uncovered(control, {left: rect.left + 8, right: rect.right - 8, top: rect.top, bottom: rect.bottom}, "it");
    if (rect.width < target - 1 || rect.height < target - 1) say(control, `is ${Math.round(rect.width)} × ${Math.round(rect.height)} px, not ${target}`);
    if (control.scrollWidth > control.clientWidth + 1 || control.scrollHeight > control.clientHeight + 1) {
      say(control, `holds ${control.scrollWidth} × ${control.scrollHeight} in ${control.clientWidth} × ${control.clientHeight}`);
    }
    for (const other of controls) {
      if (other === control) break;
      const o = rectOf(other);
      const apart = Math.max(rect.left - o.right, o.left - rect.right, rect.top - o.bottom, o.top - rect.bottom);
      if (apart < gap - 1) say(control, `is ${Math.round(apart)} px from “${(other.textContent || other.getAttribute("aria-label") || "").trim().slice(0, 20)}”`);
    }
  }
  for (const picture of awake.filter((e) => e.matches("img, .icon"))) {
    const rect = rectOf(picture);
    inside(picture, rect, "it");
    uncovered(picture, {left: rect.left + rect.width / 3, right: rect.right - rect.width / 3, top: rect.top, bottom: rect.bottom}, "it");
    if (picture.matches(".icon")) pale(picture, styleOf(picture).color, 3, "it");
    if (picture.matches(".qr") && (Math.abs(rect.width - rect.height) > 1 || rect.width < target * 1.25)) {
      say(picture, `is ${Math.round(rect.width)} × ${Math.round(rect.height)} px`);
    }
  }
  return [...faults];
};
