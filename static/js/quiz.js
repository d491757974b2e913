// The quiz of a module: the question that was sent is replaced where it stands. Without this the form leads there and back.
import { send } from "./page.js";

const REFUSED = ".field__error, .error-summary";
let sending = false;

/** Tell it to a screen reader without moving anybody. */
function say(text) {
  const voice = document.querySelector("[data-quiz-voice]");
  if (voice) voice.textContent = text;
}

/** Put what came back into the page, and the learner at what is said of it; false where it is something else. */
function replace(item, content) {
  const fresh = content.querySelector(`[data-quiz-item="${item.dataset.quizItem}"]`);
  if (!fresh) return false;
  const refused = content.querySelector(".error-summary");
  const sums = content.querySelector("[data-quiz-sums]");
  item.replaceWith(fresh);
  if (refused && !fresh.querySelector(REFUSED)) fresh.prepend(refused);
  if (sums) document.querySelector("[data-quiz-sums]")?.replaceWith(sums);
  const place = fresh.querySelector(REFUSED) ?? fresh.querySelector("[data-quiz-verdict]") ?? fresh;
  place.setAttribute("tabindex", "-1");
  place.focus();
  return true;
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-quiz]");
  if (!form) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  say("Checking.");
  try {
    await take(form, event.submitter);
  } finally {
    sending = false;
    say("");
  }
});

async function take(form, submitter) {
  let answer;
  try {
    answer = await send(form, submitter);
  } catch (error) {
    // fetch says by this that nothing came through; whatever else came back, the browser shows in its own way.
    if (error instanceof TypeError) return offline(form);
    return HTMLFormElement.prototype.submit.call(form);
  }
  if (!replace(form.closest("[data-quiz-item]"), answer.content)) HTMLFormElement.prototype.submit.call(form);
}

/** Everything that was typed is still in the form. */
function offline(form) {
  const note = form.querySelector("[data-quiz-offline]") ?? document.createElement("p");
  note.className = "field__error";
  note.dataset.quizOffline = "";
  note.setAttribute("role", "alert");
  note.textContent = "Not sent: there is no connection. What you chose is still here; try again in a moment.";
  form.append(note);
}
