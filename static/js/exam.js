// The player of exams and practice forms. Without this script each question is a page and a button saves it.
import { runClock } from "./exam_clock.js";
import { fill, plain, read } from "./exam_fields.js";
import { openJournal } from "./exam_journal.js";
import { Sender } from "./exam_sender.js";
import { addTools, showConflict } from "./exam_tools.js";

const PAUSE_MS = 500;
const DOWNLOAD_AFTER_MS = 60_000;

const player = document.querySelector("[data-exam]");
const status = player.querySelector("[data-save-state]");
const sections = [...player.querySelectorAll("[data-place]")];
const forms = new Map([...player.querySelectorAll("form[data-item]")].map((form) => [form.dataset.item, form]));
// By item: what was last written down here, and the revision on the server it rests on.
const known = new Map(Object.entries(JSON.parse(player.dataset.kept)));

const revision = (item) => known.get(item)?.rev ?? 0;

async function start() {
  const journal = await openJournal(player.dataset.exam);
  for (const [item, { value, wrong }] of known) {
    if (forms.has(item)) fill(forms.get(item), value);
    if (wrong) tellUnfinished(item, wrong);
  }
  // What did not reach the server before is newer than what the server has.
  for (const { item, value } of journal.pending) {
    known.set(item, { rev: revision(item), value });
    if (forms.has(item)) fill(forms.get(item), value);
  }
  const sender = new Sender(journal, player.dataset.save, player.dataset.token, hear);
  const clock = runClock(player.querySelector("[data-clock]"), over);
  let timer = 0;
  let unsavedSince = 0;
  let refused = false;

  function write(form) {
    clearTimeout(timer);
    const [item, value] = [form.dataset.item, read(form)];
    if (plain(value) === plain(known.get(item)?.value ?? {})) return;
    known.set(item, { rev: revision(item), value });
    mark(form);
    journal.append(item, revision(item), value).catch(notKept);
    sender.flush();
  }
  function writeAll() {
    for (const form of forms.values()) write(form);
  }

  function hear(state, ack) {
    if (ack) take(ack);
    const kept = new Set(journal.pending.map((event) => event.item)).size;
    const responses = `${kept} ${kept === 1 ? "response" : "responses"} kept on this device`;
    const says = {
      saved: () => ["saved", `Saved ${clockTime()}`],
      saving: () => ["saving", "Saving"],
      offline: () => ["offline", `Offline: ${responses}`],
      "signed-out": () => ["offline", `Signed out: ${responses}`],
      refused: () => ["offline", "Not accepted: load the page again"],
      closed: () => ["offline", "Closed: what came in time counts"],
    }[state];
    refused ||= state === "refused";
    if (says && !(refused && state === "saved")) say(...says());
    signInAsked(state);
    const stuck = state === "offline" || state === "signed-out";
    unsavedSince = stuck ? unsavedSince || Date.now() : state === "saved" ? 0 : unsavedSince;
    offerDownload(unsavedSince && Date.now() - unsavedSince > DOWNLOAD_AFTER_MS);
    if (state === "closed" && ack.state !== "in-progress") location.assign(player.dataset.result);
  }

  function take(ack) {
    if (ack.deadline) clock.set(ack.server_now, ack.deadline);
    for (const [item, rev] of Object.entries(ack.revs ?? {})) {
      if (known.has(item)) known.get(item).rev = rev;
    }
    for (const [item, text] of Object.entries(ack.messages ?? {})) tellUnfinished(item, text);
    for (const { item, rev, theirs, mine } of ack.conflicts ?? []) {
      const form = forms.get(item);
      showConflict(form, theirs, mine, (value) => {
        fill(form, value);
        known.set(item, { rev, value: undefined });
        write(form);
      });
    }
  }

  function offerDownload(due) {
    const link = player.querySelector("[data-download]");
    link.hidden = !due;
    if (!due) return;
    const text = JSON.stringify(journal.pending, null, 2);
    link.href = `data:application/json;charset=utf-8,${encodeURIComponent(text)}`;
  }

  async function over() {
    writeAll();
    await sender.flush();
    if (journal.pending.length) return;
    const form = player.querySelector("form[data-hand-in]");
    form.setAttribute("action", player.dataset.submit); // whatever section it is
    form.submit();
  }

  for (const form of forms.values()) {
    mark(form);
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(() => write(form), PAUSE_MS);
    });
    form.addEventListener("change", () => write(form));
    form.addEventListener("focusout", () => write(form));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      write(form);
      go(event.submitter?.value ?? "end");
    });
  }
  player.querySelector("form[data-hand-in]").addEventListener("submit", async (event) => {
    event.preventDefault();
    writeAll();
    await sender.flush();
    if (!journal.pending.length) event.target.submit();
  });
  const leave = () => {
    writeAll();
    sender.leave();
  };
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : sender.flush()));
  addEventListener("online", () => sender.flush());
  addTools(player, write);
  sender.flush();
}

function say(state, text) {
  status.className = `save-state save-state--${state}`;
  if (status.textContent !== text) status.textContent = text;
}

function clockTime() {
  return new Date().toLocaleTimeString("en-GB");
}

function notKept() {
  say("offline", "This device keeps nothing: stay online and press Save");
}

// Asked once; whoever goes on without is not asked again before the next time it worked.
let signInWasAsked = false;

function signInAsked(state) {
  const dialog = player.querySelector("[data-sign-in]");
  if (state === "signed-out" && !signInWasAsked) {
    signInWasAsked = true;
    dialog.showModal();
  }
  if (state === "acknowledged") {
    signInWasAsked = false;
    dialog.close();
  }
}

// The map says of each question whether there is a response, in words too.
function mark(form) {
  const { fields, flagged } = read(form);
  const section = form.closest("[data-place]");
  const link = player.querySelector(`[data-go="${section.dataset.place}"]`);
  const given = Object.keys(fields).length > 0;
  link.classList.toggle("exam__go--given", given);
  link.classList.toggle("exam__go--flagged", flagged === true);
  link.querySelector("[data-words]").textContent =
    `${given ? "response given" : "no response yet"}${flagged ? ", marked" : ""}`;
  const left = [...player.querySelectorAll("[data-go]:not(.exam__go--given)")].length;
  player.querySelector("[data-left]").textContent = left
    ? `${left} of ${forms.size} questions have no response yet.`
    : "Every question has a response.";
}

// What the server could not read as a whole response yet ("you chose three; choose two"). It is saved all the same.
const unfinished = new Map();

function tellUnfinished(item, text) {
  if (text) unfinished.set(item, text);
  else unfinished.delete(item);
  const lines = [...forms.keys()]
    .filter((name) => unfinished.has(name))
    .map((name) => {
      const place = forms.get(name).closest("[data-place]").dataset.place;
      const [line, link] = [document.createElement("li"), document.createElement("a")];
      Object.assign(link, { href: `?item=${place}`, textContent: `Question ${place}` });
      link.dataset.goBack = place;
      line.append(link, `: ${unfinished.get(name)}`);
      return line;
    });
  player.querySelector("[data-unfinished]").replaceChildren(...lines);
}

/** Show a question, or the end, and put the reader at it. */
function go(place) {
  for (const section of sections) section.hidden = section.dataset.place !== String(place);
  for (const link of player.querySelectorAll("[data-go], [data-to-end]")) {
    const here = (link.dataset.go ?? "end") === String(place);
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  history.replaceState(null, "", `?item=${place}`);
  sections
    .find((section) => !section.hidden)
    ?.querySelector("h2")
    .focus();
  scrollTo({ top: 0 });
}

player.addEventListener("click", (event) => {
  const link = event.target.closest("[data-go], [data-go-back], [data-to-end]");
  if (!link) return;
  event.preventDefault();
  go(link.dataset.go ?? link.dataset.goBack ?? "end");
});

start().catch(() => say("offline", "Saved when you press the button"));
