// @ts-check
/** Stands at a screen's own address while the server is away; comes back to it as soon as the server answers. */

export {};

const AGAIN_MS = 2_000;
const PATIENCE_MS = 8_000;

async function again() {
  const patience = new AbortController();
  const late = setTimeout(() => patience.abort(), PATIENCE_MS);
  try {
    const answer = await fetch(location.href, {cache: "no-store", signal: patience.signal});
    if (answer.ok) return location.reload();
  } catch {
    // Still away.
  } finally {
    clearTimeout(late);
  }
  // Not all screens of a hall at the same moment.
  setTimeout(again, AGAIN_MS * (0.5 + Math.random()));
}

// What hangs in a hall for visitors; every other page is of the staff.
const SCREENS = ["/kiosk/", "/hall/", "/sign/", "/away/"];
const staff = !SCREENS.some((page) => location.pathname.startsWith(page));
document.documentElement.classList.toggle("staff", staff);
document.documentElement.classList.toggle("night", !staff && !location.pathname.startsWith("/kiosk/"));
if (!location.pathname.startsWith("/away/")) again();
