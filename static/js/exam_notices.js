// What a candidate is told in the question it is about: two devices disagree, or the server will not have a change.

/** Another device saved something else meanwhile. Nothing is lost: the candidate says which of the two counts. */
export function showConflict(form, theirs, mine, choose) {
  const text = "This question was changed on another device too. Both responses are kept; say which one counts.";
  show(form, "conflict", text, [
    ["What I see here", () => choose(mine)],
    ["What the other device has", () => choose(theirs)],
  ]);
}

/** The server refused a change, and why. It stays in the form and on this device. */
export function showRefused(form, why, again) {
  const text = `The server did not accept what you see here: ${why} It is kept on this device, and your other responses are saved.`;
  show(form, "refused", `${text} Change it, or send it again.`, [["Send it again", again]]);
}

export function dropNotice(form, kind) {
  form.querySelector(`[data-notice="${kind}"]`)?.remove();
}

function show(form, kind, words, acts) {
  dropNotice(form, kind);
  const notice = document.createElement("div");
  notice.className = "callout callout--caution";
  notice.dataset.notice = kind;
  notice.setAttribute("role", "alert");
  const [text, row] = [document.createElement("p"), document.createElement("p")];
  text.textContent = words;
  row.className = "row";
  row.append(...acts.map(([name, act]) => button(name, () => [notice.remove(), act()])));
  notice.append(text, row);
  form.prepend(notice);
}

function button(words, act) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: "button button--secondary", textContent: words });
  made.addEventListener("click", act);
  return made;
}
