// The case player without page loads: a step is sent, the next one takes its place. Without this script each step is a page.
import { focusOn, send } from "./page.js";

const OFFLINE =
  "Your choice could not be sent. It is still here on the page, and everything before it is saved. Check the connection, then send it again.";

let sending = false;

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-step]");
  if (!form) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  form.setAttribute("aria-busy", "true");
  const stillOpen = openFolds();
  try {
    take(await send(form, event.submitter), stillOpen);
  } catch {
    say(form, OFFLINE);
  } finally {
    form.removeAttribute("aria-busy");
    sending = false;
  }
});

// A page that is no step of a case (sign in again, the debrief) is opened whole.
function take({ content, url }, stillOpen) {
  const fresh = content.querySelector("main");
  if (!fresh || new URL(url).pathname !== location.pathname) return location.assign(url);
  document.querySelector("main").replaceWith(fresh);
  if (fresh.dataset.title) document.title = fresh.dataset.title;
  for (const name of stillOpen) fresh.querySelector(`details.${name}`)?.setAttribute("open", "");
  enhance(fresh);
  scrollTo({ top: 0 });
  focusOn(fresh);
}

// What the learner opened beside the task stays open; the panel that ends the case never opens by itself.
function openFolds() {
  return [...document.querySelectorAll("main details[open][class]")]
    .map((fold) => fold.classList[0])
    .filter((name) => name === "client__intake");
}

function say(form, sentence) {
  form.querySelector(".callout")?.remove();
  const notice = element("div", "callout callout--caution");
  notice.setAttribute("role", "alert");
  const title = element("p", "callout__title");
  title.append(element("span", "callout__kind", "Not sent"));
  notice.append(title, element("p", "", sentence));
  form.append(notice);
}

function countChoices(group) {
  const cap = Number(group.dataset.cap);
  const count = group.querySelector("[data-count]");
  const show = () => {
    const chosen = group.querySelectorAll("input[type=checkbox]:checked").length;
    const over = chosen > cap ? `; ${chosen - cap} too many` : "";
    if (count) count.textContent = `${chosen} of ${cap} chosen${over}.`;
  };
  group.addEventListener("change", show);
  show();
}

// Points. Tapping the hypotheses in order shares them out; then ten at a time move to or from the strongest other one.
const SHARES = { 1: [100], 2: [70, 30], 3: [60, 30, 10], 4: [50, 30, 10, 10], 5: [40, 30, 10, 10, 10] };
const TEN = 10;

function sharePoints(group) {
  const total = Number(group.dataset.points);
  const rows = [...group.querySelectorAll(".points__row")].map((row) => pointsRow(row));
  const sum = () => rows.reduce((all, row) => all + row.points, 0);
  let ranked = [];

  const show = () => {
    const most = Math.max(...rows.map((row) => row.points));
    for (const row of rows) {
      const place = ranked.indexOf(row) + 1;
      row.rank.textContent = place || "";
      row.rank.setAttribute("aria-pressed", String(place > 0));
      row.rank.setAttribute("aria-label", place ? `${row.name}: rank ${place}` : `Rank ${row.name} next`);
      row.less.disabled = row.points <= 0;
      row.more.disabled = row.points >= total;
      row.box.classList.toggle("points__row--leading", row.points === most && most > 0);
    }
    const left = total - sum();
    const rest = left > 0 ? `${left} still to share` : `${-left} too many`;
    group.querySelector("[data-total]").textContent =
      left === 0 ? `${total} points shared.` : `${sum()} points: ${rest}.`;
  };

  const rank = (row) => {
    ranked = ranked.includes(row) ? ranked.filter((other) => other !== row) : [...ranked, row];
    const shares = SHARES[ranked.length] ?? [];
    for (const other of rows) other.points = shares[ranked.indexOf(other)] ?? 0;
    show();
  };

  const move = (row, step) => {
    const others = rows.filter((other) => other !== row).sort((a, b) => b.points - a.points);
    // What is not shared yet is used first; after that the sum stays what it is.
    const free = total - sum();
    const asked = step > 0 ? Math.min(TEN, total - row.points) : -Math.min(TEN, row.points);
    let wanted = step > 0 ? Math.max(0, asked - Math.max(0, free)) : asked;
    row.points += asked;
    for (const other of others) {
      const taken = wanted > 0 ? Math.min(wanted, other.points) : wanted;
      other.points -= taken;
      wanted -= taken;
    }
    show();
  };

  for (const row of rows) {
    row.rank.addEventListener("click", () => rank(row));
    row.less.addEventListener("click", () => move(row, -1));
    row.more.addEventListener("click", () => move(row, 1));
    row.field.addEventListener("input", show);
  }
  group.querySelector(".choices__hint").textContent =
    `Tap the circles from most to least likely, then move points with − and +. Ranked, they make ${total}.`;
  show();
}

function pointsRow(box) {
  const field = box.querySelector("input");
  const label = box.querySelector("label");
  const name = label.textContent.trim();
  const button = (className, text, what) => {
    const made = element("button", className, text);
    made.type = "button";
    made.setAttribute("aria-label", what);
    return made;
  };
  const rank = button("points__rank", "", "");
  const less = button("points__step", "−", `Ten points less for ${name}`);
  const more = button("points__step", "+", `Ten points more for ${name}`);
  const steps = element("span", "points__steps");
  box.prepend(rank);
  field.before(steps);
  steps.append(less, field, more);
  return {
    box,
    field,
    name,
    rank,
    less,
    more,
    get points() {
      return Number(field.value) || 0;
    },
    set points(value) {
      field.value = value;
    },
  };
}

function enhance(part) {
  for (const group of part.querySelectorAll("[data-points]")) sharePoints(group);
  for (const group of part.querySelectorAll("[data-cap]")) countChoices(group);
}

enhance(document);
