// The quiz of a module: the question that was sent is replaced where it stands. Without this the form leads there and back.
import { send } from "./page.js";

const TOLD = "[data-quiz-verdict], .field__error, .error-summary";
let sending = false;

/** Tell it to a screen reader without moving anybody. */
function say(text) {
  const voice = document.querySelector("[data-quiz-voice]");
  if (voice) voice.textContent = text;
}

/** Put what came back into the page, and the learner at what is said of it. */
function replace(item, content) {
  const fresh = content.querySelector(`[data-quiz-item="${item.dataset.quizItem}"]`);
  if (!fresh) throw new Error("not the question that was sent");
  const refused = content.querySelector(".error-summary");
  const sums = content.querySelector("[data-quiz-sums]");
  item.replaceWith(fresh);
  if (refused && !fresh.querySelector(".field__error")) fresh.prepend(refused);
  if (sums) document.querySelector("[data-quiz-sums]")?.replaceWith(sums);
  const place = fresh.querySelector(`.field__error, ${TOLD}`) ?? fresh;
  place.setAttribute("tabindex", "-1");
  place.focus();
}

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("form[data-quiz]");
  if (!form) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  say("Checking.");
  try {
    const { content } = await send(form, event.submitter);
    replace(form.closest("[data-quiz-item]"), content);
    say("");
  } catch {
    // Nothing came back, or nothing of ours: the browser sends it in its own way, and what was typed stays in the form.
    HTMLFormElement.prototype.submit.call(form);
  } finally {
    sending = false;
  }
});
