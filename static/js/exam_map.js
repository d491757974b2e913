// The map of the questions, and moving from one to another without loading a page.
import { read } from "./exam_fields.js";

const player = document.querySelector("[data-exam]");
const forms = [...player.querySelectorAll("form[data-item]")];
const sections = [...player.querySelectorAll("[data-place]")];

/** The map says of each question whether there is a response, in words too. */
export function mark(form) {
  const { fields, flagged } = read(form);
  const link = player.querySelector(`[data-go="${placeOf(form)}"]`);
  const given = Object.keys(fields).length > 0;
  link.classList.toggle("exam__go--given", given);
  link.classList.toggle("exam__go--flagged", flagged === true);
  link.querySelector("[data-words]").textContent =
    `${given ? "response given" : "no response yet"}${flagged ? ", marked" : ""}`;
  const left = [...player.querySelectorAll("[data-go]:not(.exam__go--given)")].length;
  player.querySelector("[data-left]").textContent = left
    ? `${left} of ${forms.length} questions have no response yet.`
    : "Every question has a response.";
}

export const placeOf = (form) => form.closest("[data-place]").dataset.place;

const unfinished = new Map();

/** Tell at the end what the server could not read as a whole response yet ("you chose three; choose two"). */
export function tellUnfinished(item, text) {
  if (text) unfinished.set(item, text);
  else unfinished.delete(item);
  const lines = forms.filter((form) => unfinished.has(form.dataset.item)).map(unfinishedLine);
  player.querySelector("[data-unfinished]").replaceChildren(...lines);
}

function unfinishedLine(form) {
  const place = placeOf(form);
  const [line, link] = [document.createElement("li"), document.createElement("a")];
  Object.assign(link, { href: `?item=${place}`, textContent: `Question ${place}` });
  link.dataset.goBack = place;
  line.append(link, `: ${unfinished.get(form.dataset.item)}`);
  return line;
}

/** Show a question, or the end, and put the reader at it. */
export function go(place) {
  for (const section of sections) section.hidden = section.dataset.place !== String(place);
  for (const link of player.querySelectorAll("[data-go], [data-to-end]")) {
    const here = (link.dataset.go ?? "end") === String(place);
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  showCurrent();
  history.replaceState(null, "", `?item=${place}`);
  sections
    .find((section) => !section.hidden)
    ?.querySelector("h2")
    .focus();
  scrollTo({ top: 0 });
}

/** A long map scrolls by itself beside the question: what is open stands in its middle. */
function showCurrent() {
  const map = player.querySelector("#questions");
  const link = map.querySelector("[aria-current]");
  map.scrollTop = link ? link.offsetTop - map.clientHeight / 2 : 0;
}

/** Links to questions show them in place. */
export function followMap() {
  showCurrent();
  player.addEventListener("click", (event) => {
    const link = event.target.closest("[data-go], [data-go-back], [data-to-end]");
    if (!link) return;
    event.preventDefault();
    go(link.dataset.go ?? link.dataset.goBack ?? "end");
  });
}
