// @ts-check
/** A key that is held down is pressed once: what a keyboard repeats by itself presses no control of a staff page. */

addEventListener("keydown", (event) => {
  if (event.repeat && presses(event)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}, {capture: true});

/** Whether the key does something, and is not just typed or moves. @param {KeyboardEvent} event */
function presses({key, target}) {
  if (/^F\d+$/.test(key)) return true;
  const writing = target instanceof Element && target.closest("input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea");
  if (key === "Enter") return !(writing instanceof HTMLTextAreaElement);
  return key === " " && !writing;
}
