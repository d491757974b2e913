// The player of exams and practice forms. Without this script each question is a page and a button saves it.
import { runClock } from "./exam_clock.js";
import { fill, plain, read } from "./exam_fields.js";
import { handIn } from "./exam_hand_in.js";
import { addHighlighting } from "./exam_highlight.js";
import { openJournal } from "./exam_journal.js";
import { askBeforeLeaving } from "./exam_leaving.js";
import { followMap, go, mark, tellUnfinished } from "./exam_map.js";
import { dropNotice, showConflict, showRefused } from "./exam_notices.js";
import { Sender } from "./exam_sender.js";
import { showState, tell } from "./exam_status.js";
import { addTools } from "./exam_tools.js";
// Loaded with the page: without a network it could not be had when somebody signs out.
import "./sign_out.js";

const PAUSE_MS = 500;
const AGAIN_MS = 5_000;

const player = document.querySelector("[data-exam]");
const forms = new Map([...player.querySelectorAll("form[data-item]")].map((form) => [form.dataset.item, form]));
// By item: what was last written down here, and the revision on the server it rests on.
const known = new Map(Object.entries(JSON.parse(player.dataset.kept)));

const revision = (item) => known.get(item)?.rev ?? 0;

async function start() {
  const journal = await openJournal(player.dataset.exam);
  const sender = new Sender(journal, player.dataset.save, player.dataset.token, hear);
  const clock = runClock(player.querySelector("[data-clock]"), end);
  const sheet = player.querySelector("form[data-hand-in]");
  let timer = 0;
  let again = 0;
  let ended = false;
  let busy = false;

  function show() {
    for (const [item, { value, wrong }] of known) {
      put(item, value);
      if (wrong) tellUnfinished(item, wrong);
    }
    for (const { item, base, mine } of journal.clashes) showAgain(item, base, mine);
    // What did not reach the server before is newer than what the server has.
    for (const { item, value } of journal.pending) {
      known.set(item, { rev: revision(item), value });
      put(item, value);
    }
  }

  // A disagreement that was on the page when it was left.
  function showAgain(item, base, mine) {
    const { rev, value } = known.get(item) ?? {};
    if (!forms.has(item) || !value || plain(value) === plain(mine)) return journal.settle(item);
    known.set(item, { rev: base, value: mine });
    put(item, mine);
    askWhichCounts(item, rev, value, mine);
  }

  function write(form) {
    clearTimeout(timer);
    const [item, value] = [form.dataset.item, read(form)];
    if (plain(value) === plain(known.get(item)?.value ?? {})) return;
    known.set(item, { rev: revision(item), value });
    mark(form);
    dropNotice(form, "refused");
    keep(item, value);
    sender.flush();
  }
  function keep(item, value) {
    try {
      journal.append(item, revision(item), value).catch(notKept);
    } catch {
      notKept();
    }
  }
  function writeAll() {
    for (const form of forms.values()) write(form);
  }

  function hear(state, said) {
    if (state === "refused") refuse(said);
    else if (said) take(said);
    showState(state, journal, sender.failures);
    if (state === "closed" && said.state !== "in-progress") leave(player.dataset.result);
    if (state === "saved" && ended) closeIfOver();
  }

  function take(ack) {
    if (ack.deadline) clock.set(ack.server_now, ack.deadline);
    for (const [item, rev] of Object.entries(ack.revs ?? {})) {
      if (known.has(item)) known.get(item).rev = rev;
    }
    for (const [item, text] of Object.entries(ack.messages ?? {})) tellUnfinished(item, text);
    for (const { item, rev, theirs, mine } of ack.conflicts ?? []) {
      journal.keepClash(item, revision(item), mine);
      if (forms.has(item)) askWhichCounts(item, rev, theirs, mine);
    }
  }

  function askWhichCounts(item, rev, theirs, mine) {
    showConflict(forms.get(item), theirs, mine, (value) => {
      journal.settle(item);
      put(item, value);
      known.set(item, { rev, value: undefined });
      write(forms.get(item));
    });
  }

  function refuse({ item, text }) {
    const form = forms.get(item);
    if (!form) return;
    showRefused(form, text, () => {
      known.set(item, { rev: revision(item), value: undefined });
      write(form);
    });
  }

  function leave(to) {
    dispatchEvent(new Event("exam-left"));
    location.assign(to);
  }

  async function finish(address, fields, to) {
    if (busy) return;
    busy = true;
    const trouble = await handIn(address, fields, journal, sender);
    busy = false;
    sheet.querySelector("[data-hand-in-says]").textContent = trouble;
    if (!trouble) leave(to);
  }

  function end() {
    ended = true;
    writeAll();
    sender.flush();
  }

  // The server may have given more time with its last answer. Nobody has to press anything when it has not.
  async function closeIfOver() {
    if (clock.left() > 0) return;
    await finish(player.dataset.submit, {}, player.dataset.result);
    clearTimeout(again);
    again = setTimeout(closeIfOver, AGAIN_MS);
  }

  addTools(player, write); // first: what was ruled out is shown by its buttons
  show();
  for (const [item, form] of forms) {
    mark(form);
    addHighlighting(form, journal.marks.get(item), (ranges) => journal.keepMarks(item, ranges));
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
  sheet.addEventListener("submit", (event) => {
    event.preventDefault();
    writeAll();
    finish(sheet.getAttribute("action"), new FormData(sheet), sheet.dataset.next);
  });
  const handOver = () => {
    writeAll();
    sender.leave();
  };
  askBeforeLeaving(() => {
    writeAll();
    return journal.refused.length > 0 || (journal.pending.length > 0 && sender.failures > 0);
  });
  addEventListener("pagehide", handOver);
  document.addEventListener("visibilitychange", () => (document.hidden ? handOver() : sender.flush()));
  addEventListener("online", () => sender.flush());
  sender.flush();
}

function put(item, value) {
  if (forms.has(item)) fill(forms.get(item), value);
}

function notKept() {
  tell("offline", "This device keeps nothing: stay online and press Save");
}

followMap();
start().catch((error) => {
  console.error(error);
  tell("offline", "Saved when you press the button");
});
