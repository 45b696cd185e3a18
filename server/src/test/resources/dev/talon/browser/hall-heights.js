// What is called, and how high it stands on a panel of 43″ (952 mm wide, or high), as somebody in the hall sees it.
// Out: {covered, numbers: [{text, mm, place, state, off}], faults}; off: how far a number's middle is from its row's, of the row's height.
() => {
  const CAP = 0.727; // The height of Inter's capitals, of its size.
  const FEET_MM = 1.5;
  /** Of its width a number or a desk may be drawn at least so much: a bar's columns are narrow. */
  const NARROWEST = 0.59;
  const MM = 952 / Math.max(innerWidth, innerHeight);
  const covering = document.querySelector(".call-out");
  const numbers = [];
  const faults = [];
  const canvas = document.createElement("canvas").getContext("2d");
  const look = (element, place, row, state) => {
    const size = parseFloat(getComputedStyle(element).fontSize);
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    canvas.font = getComputedStyle(element).font;
    const {fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent} = canvas.measureText("Н0");
    // The content area of a line is as high as its face; its baseline is where the ascent ends. A desk may have two lines.
    const lines = [...range.getClientRects()].sort((a, b) => a.top - b.top);
    const baselineOf = (line) => line.top + (line.height * ascent) / (ascent + descent);
    const [first, baseline] = [baselineOf(lines[0]), baselineOf(lines[lines.length - 1])];
    const box = row.getBoundingClientRect();
    const words = element.innerText.trim().replaceAll("\u00ad", "");
    const mm = size * CAP * MM;
    if (text.left < box.left - 1 || text.right > box.right + 1) faults.push(`${place}: ${words} leaves its row: ${Math.round(text.left)}–${Math.round(text.right)} in ${Math.round(box.left)}–${Math.round(box.right)}`);
    if (text.width > element.clientWidth + 1 && getComputedStyle(element).overflow !== "visible") faults.push(`${place}: ${words} is cut`);
    if (box.right > innerWidth + 1 || box.bottom > innerHeight + 1 || box.left < -1 || box.top < -1) faults.push(`${place}: the row of ${words} leaves the screen`);
    if (baseline > box.bottom || first - size * CAP < box.top - 1) faults.push(`${place}: ${words} is higher than its row`);
    // The feet of Д, Ц and Щ hang below the line: they have room in their row.
    const spare = (box.bottom - baseline - canvas.measureText(words).actualBoundingBoxDescent) * MM;
    if (place !== "also" && spare < FEET_MM) faults.push(`${place}: ${words} has ${spare.toFixed(1)} mm below it`);
    // A picture that has just come is still growing.
    const drawn = (element.getBoundingClientRect().width / element.offsetWidth) * (row.offsetWidth / box.width);
    if (drawn < NARROWEST) faults.push(`${place}: ${words} is drawn ${drawn.toFixed(2)} of its width`);
    const ink = {top: first - size * CAP, bottom: baseline + canvas.measureText(words).actualBoundingBoxDescent};
    numbers.push({text: words, mm, ink, place, state, off: Math.abs(baseline - (size * CAP) / 2 - (box.top + box.bottom) / 2) / box.height, right: text.right, left: text.left, row: row.className});
  };
  // The feet of a number stand clear of the desk below it.
  const clear = () => {
    const [above, below] = numbers.slice(-2);
    const across = Math.min(above.right, below.right) - Math.max(above.left, below.left);
    const down = Math.min(above.ink.bottom, below.ink.bottom) - Math.max(above.ink.top, below.ink.top);
    if (across > 1 && down > -1) faults.push(`${above.place}: ${above.text} runs into ${below.text}`);
  };
  if (covering) {
    for (const row of covering.querySelectorAll(".call-out__row")) {
      look(row.querySelector(".call-out__label"), "big", row, "called");
      look(row.querySelector(".call-out__desk"), "big desk", row, "called");
      clear();
      const [zone, arrow] = [row.querySelector(".call-out__zone"), row.querySelector(".call-out__arrow").getBoundingClientRect()];
      if (zone.innerText.trim() && zone.getClientRects().length > 0) {
        const said = zone.parentElement.getBoundingClientRect();
        const desk = numbers[numbers.length - 1];
        if (said.right > arrow.left + 1 && said.left < arrow.right - 1 && said.bottom > arrow.top && said.top < arrow.bottom) faults.push(`big: ${zone.innerText} runs into its arrow`);
        if (arrow.right > desk.left + 1 && arrow.left < desk.right - 1 && arrow.bottom > desk.ink.top && arrow.top < desk.ink.bottom) faults.push(`big: the arrow to ${zone.innerText} runs into ${desk.text}`);
        if (said.left < 0 || said.right > innerWidth || said.bottom > innerHeight) faults.push(`big: ${zone.innerText} leaves the screen`);
      }
    }
    for (const pair of covering.querySelectorAll(".call-out__also .pair")) look(pair, "also", covering.querySelector(".call-out__also"), "called");
  } else {
    for (const row of document.querySelectorAll(".line:not(.line--empty)")) {
      const place = row.closest(".calls--beside") ? "beside" : row.closest("[data-group]") && row.closest(".main") ? "group" : "list";
      const state = row.classList.contains("line--called") ? "called" : "serving";
      const [label, desk] = [row.querySelector(".line__label"), row.querySelector(".line__desk")];
      look(label, place, row, state);
      look(desk, `${place} desk`, row, state);
      const ends = numbers.slice(-2);
      const [above, below] = [label, desk].map((each) => each.getBoundingClientRect());
      if (ends[0].right > ends[1].left + 1 && above.bottom > below.top + above.height / 2) faults.push(`${place}: ${ends[0].text} runs into ${ends[1].text}`);
      if (state === "called" && getComputedStyle(row).backgroundColor !== "rgb(255, 210, 63)") faults.push(`${place}: ${ends[0].text} is not yellow`);
    }
  }
  return {covered: Boolean(covering), numbers, faults};
}
