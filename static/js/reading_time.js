// How long a module is in front of its reader and in use. Loaded for those enrolled in a course of which it is a part.
const IDLE_MS = 60_000;
const REPORT_MS = 30_000;
const part = document.getElementById("reading-time");
let seconds = 0;
let last = performance.now();

for (const kind of ["pointermove", "pointerdown", "keydown", "scroll", "wheel", "touchstart"]) {
  addEventListener(kind, () => (last = performance.now()), { passive: true, capture: true });
}

setInterval(() => {
  if (document.visibilityState === "visible" && performance.now() - last < IDLE_MS) seconds += 1;
}, 1_000);

// The server counts no more than has passed since the last report, so sending too much gains nothing.
function report() {
  const token = document.querySelector("[name=csrf_token]")?.value;
  if (!seconds || !token) return;
  const { kind, slug } = part.dataset;
  const sent = new URLSearchParams({ csrf_token: token, kind, slug, seconds: String(seconds) });
  if (navigator.sendBeacon("/reading-time", sent)) seconds = 0;
}

setInterval(report, REPORT_MS);
addEventListener("pagehide", report);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && report());
