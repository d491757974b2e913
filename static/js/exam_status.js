// The status line: at every moment it says what is saved and what only this device holds.

const DOWNLOAD_AFTER_MS = 60_000;

const player = document.querySelector("[data-exam]");
const line = player.querySelector("[data-save-state]");
const dialog = player.querySelector("[data-sign-in]");

let unsavedSince = 0;
// Asked once; whoever goes on without is not asked again before the next time it worked.
let signInWasAsked = false;

/** Say what a state of the sender means for the candidate; `failures`: how often in a row sending has failed. */
export function showState(state, journal, failures) {
  const sentence = words(state, journal, failures);
  if (sentence) tell(...sentence);
  askToSignIn(state);
  if (!journal.kept.length) unsavedSince = 0;
  else if (["offline", "waiting", "signed-out", "other-account", "refused"].includes(state))
    unsavedSince ||= Date.now();
  offerDownload(journal, journal.refused.length || (unsavedSince && Date.now() - unsavedSince > DOWNLOAD_AFTER_MS));
}

export function tell(state, text) {
  line.className = `save-state save-state--${state}`;
  if (line.textContent !== text) line.textContent = text;
}

/** So many changes as responses in words: "2 responses". */
export function responses(events) {
  const number = new Set(events.map(({ sitting, item }) => `${sitting} ${item}`)).size;
  return `${number} ${number === 1 ? "response" : "responses"}`;
}

function words(state, { kept, refused }, failures) {
  const onDevice = `${responses(kept)} kept on this device`;
  const saved = `Saved ${new Date().toLocaleTimeString("en-GB")}`;
  const said = {
    saved: refused.length ? ["offline", `${saved}; ${responses(refused)} not accepted`] : ["saved", saved],
    // While it tries again, the line goes on saying why it did not work.
    saving: failures ? null : ["saving", "Saving"],
    offline: ["offline", `Offline: ${onDevice}`],
    waiting: ["offline", `Not saved yet: ${onDevice}`],
    "signed-out": ["offline", `Signed out: ${onDevice}`],
    "other-account": ["offline", `Signed in as somebody else: ${onDevice}`],
    closed: ["offline", "Closed: what came in time counts"],
  };
  return said[state];
}

function askToSignIn(state) {
  if (state === "signed-out" && !signInWasAsked) {
    signInWasAsked = true;
    whenNotTyping(() => signInWasAsked && dialog.showModal());
  }
  if (state === "acknowledged") {
    signInWasAsked = false;
    dialog.close();
  }
}

// A question that came up amid a word would swallow the rest of it. The line at the top tells all the while.
function whenNotTyping(act) {
  const field = document.activeElement;
  if (!field?.matches("textarea, input[type=text]")) act();
  else field.addEventListener("blur", () => setTimeout(act), { once: true });
}

function offerDownload({ kept }, due) {
  const link = player.querySelector("[data-download]");
  link.hidden = !due;
  if (due) link.href = `data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(kept, null, 2))}`;
}
