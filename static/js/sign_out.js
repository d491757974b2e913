// Whoever signs out while this device holds responses that the server does not have is asked first.
import { unsent } from "./exam_journal.js";
import { Sender } from "./exam_sender.js";

// So long a page waits for what is on its way anyway before it asks.
const PATIENCE_MS = 3_000;

/** Send what can be sent, ask about the rest, then sign out by this form. */
export async function signOut(form) {
  const pause = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([sendAll(form), pause]);
  const left = await count();
  if (left) ask(form, left);
  else leave(form);
}

async function sendAll(form) {
  const token = form.elements.csrf_token.value;
  const senders = (await unsent()).map(
    (journal) => new Sender(journal, `/sittings/${journal.sitting}/events`, token, () => {}),
  );
  await Promise.all(senders.map((sender) => sender.flush()));
  for (const sender of senders) sender.rest();
}

// One response may have been changed several times.
async function count() {
  const journals = await unsent();
  return journals.reduce((sum, { pending }) => sum + new Set(pending.map(({ item }) => item)).size, 0);
}

function leave(form) {
  dispatchEvent(new Event("exam-left"));
  form.submit();
}

function ask(form, left) {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog";
  dialog.setAttribute("aria-labelledby", "unsent-title");
  const [title, text, row] = ["h2", "p", "p"].map((name) => document.createElement(name));
  Object.assign(title, { id: "unsent-title", textContent: "Not everything is saved yet" });
  const say = (number, how) => {
    const responses = number === 1 ? "1 response of your exams is" : `${number} responses of your exams are`;
    text.textContent = `${responses} kept on this device only${how}. Whoever signs out now leaves them here; they are sent when you open that exam again on this device before its time is over.`;
  };
  text.setAttribute("role", "status");
  say(left, "");
  row.className = "row";
  row.append(
    button("Send them first", "primary", async () => {
      await sendAll(form);
      const still = await count();
      if (still) say(still, ": they could not be sent just now");
      else leave(form);
    }),
    button("Sign out and leave them here", "secondary", () => leave(form)),
    button("Stay signed in", "quiet", () => dialog.close()),
  );
  dialog.append(title, text, row);
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function button(words, kind, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: `button button--${kind}`, textContent: words });
  made.addEventListener("click", act);
  return made;
}
