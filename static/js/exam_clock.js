// The clock of an exam. It counts towards the server's deadline from the server's time; what this device believes plays no part.

const ANNOUNCED_MIN = [30, 5, 1];
const MINUTE = 60_000;

/** Run the clock in `part`, and call `over` once when the time is up. `set(now, deadline)` takes what the server says. */
export function runClock(part, over) {
  const face = part.querySelector("[data-clock-face]");
  const voice = part.querySelector("[data-clock-voice]");
  let at = performance.now();
  let now = Number(part.dataset.now);
  let deadline = Number(part.dataset.deadline);
  let announced = null;
  let done = false;

  const left = () => deadline - (now + performance.now() - at);
  const show = () => {
    const rest = left();
    face.textContent = words(rest);
    part.classList.toggle("exam__clock--last", rest <= 5 * MINUTE);
    announce(rest);
    if (rest > 0) done = false;
    else if (!done) {
      done = true;
      over();
    }
  };
  const announce = (rest) => {
    const due = ANNOUNCED_MIN.filter((minutes) => rest <= minutes * MINUTE).at(-1) ?? null;
    if (due !== announced && due !== null && rest > 0 && announced !== null) {
      voice.textContent = due === 1 ? "One minute left." : `${due} minutes left.`;
    }
    announced = due ?? 0;
  };

  const hide = part.querySelector("[data-clock-hide]");
  hide.hidden = false;
  hide.addEventListener("click", () => {
    face.hidden = !face.hidden;
    hide.textContent = face.hidden ? "Show the clock" : "Hide";
  });
  show();
  setInterval(show, 1000);
  return {
    left,
    set(serverNow, newDeadline) {
      [at, now, deadline] = [performance.now(), serverNow, newDeadline];
      show();
    },
  };
}

function words(rest) {
  const seconds = Math.max(0, Math.ceil(rest / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60)];
  if (hours) return `${hours} h ${minutes} min left`;
  return minutes >= 10 ? `${minutes} min left` : `${minutes}:${String(seconds % 60).padStart(2, "0")} left`;
}
