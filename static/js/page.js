// What every page gains from a script. Each of these works without: links lead there, forms post.

// The only place in the site that turns text into markup, and only text our own server sent.
const policy = window.trustedTypes?.createPolicy("palpate-fragments", { createHTML: (text) => text }) ?? {
  createHTML: (text) => text,
};

/** Post a form and return the page that came back: {content, url, title}. Throws when nothing of ours came back. */
export async function send(form, submitter) {
  const body = new URLSearchParams(new FormData(form, submitter));
  const address = new URL(form.getAttribute("action"), location.href);
  const response = await fetch(address, { method: "POST", body, headers: { "X-Fragment": "1" } });
  const kind = response.headers.get("Content-Type") ?? "";
  if (new URL(response.url).origin !== location.origin || !kind.startsWith("text/html")) {
    throw new Error("not a page of this site");
  }
  const template = document.createElement("template");
  template.innerHTML = policy.createHTML(await response.text());
  return { content: template.content, url: response.url };
}

/** Put the reader at the place the page names, or at its heading. */
export function focusOn(part) {
  const place = part.querySelector("[data-focus]") ?? part.querySelector("h1") ?? part;
  place.setAttribute("tabindex", "-1");
  place.focus();
}

function followContents(list) {
  const links = new Map();
  for (const link of list.querySelectorAll("a[href^='#']")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading) links.set(heading, link);
  }
  const headings = [...links.keys()];
  const mark = () => {
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < innerHeight / 3);
    const current = passed.at(-1) ?? headings[0];
    for (const [heading, link] of links) {
      if (heading === current) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  };
  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  for (const heading of headings) watch.observe(heading);
  list.addEventListener("click", (event) => {
    const fold = list.querySelector("details");
    if (event.target.closest("a") && fold) fold.open = false;
  });
}

// The meaning of a word can be reached by pointer and by keyboard, stays while one is on it, and goes with Escape.
function showMeanings() {
  const note = document.createElement("p");
  note.className = "term-note";
  note.id = "term-note";
  note.hidden = true;
  note.setAttribute("role", "tooltip");
  document.body.append(note);
  let word = null;
  const hide = () => {
    word?.removeAttribute("aria-describedby");
    word = null;
    note.hidden = true;
  };
  const show = (event) => {
    const over = event.target.closest?.("[data-meaning]");
    if (!over || over === word) return;
    hide();
    word = over;
    note.textContent = word.dataset.meaning;
    note.hidden = false;
    word.setAttribute("aria-describedby", note.id);
    const place = word.getBoundingClientRect();
    const left = Math.min(place.left, document.documentElement.clientWidth - note.offsetWidth - 16);
    note.style.left = `${Math.max(16, left) + scrollX}px`;
    note.style.top = `${place.bottom + scrollY}px`;
  };
  const leave = (event) => {
    const to = event.relatedTarget;
    if (word && to !== note && !word.contains(to)) hide();
  };
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, show);
  for (const kind of ["pointerout", "focusout"]) document.addEventListener(kind, leave);
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

function markWithoutLeaving() {
  document.addEventListener("submit", async (event) => {
    const mark = event.target.closest("[data-mark]");
    if (!mark) return;
    event.preventDefault();
    const submitter = event.submitter;
    try {
      const { content, url } = await send(event.target, submitter);
      const fresh = content.querySelector("[data-mark]");
      if (!fresh) return location.assign(url);
      mark.replaceWith(fresh);
      fresh.querySelector("button")?.focus();
    } catch {
      HTMLFormElement.prototype.submit.call(withValue(event.target, submitter));
    }
  });
}

// A form sent by script leaves out the button that was pressed.
function withValue(form, submitter) {
  if (submitter?.name) {
    const field = document.createElement("input");
    Object.assign(field, { type: "hidden", name: submitter.name, value: submitter.value });
    form.append(field);
  }
  return form;
}

function nameRegions(map) {
  const label = map.querySelector("[data-label]");
  if (!label) return;
  const usual = label.textContent;
  const light = (region) => {
    for (const link of map.querySelectorAll("[data-region]")) {
      link.classList.toggle("body-map__region--lit", link.dataset.region === region?.dataset.region);
    }
    label.textContent = region?.dataset.name ?? usual;
  };
  for (const kind of ["pointerover", "focusin"]) {
    map.addEventListener(kind, (event) => light(event.target.closest("[data-region]")));
  }
  for (const kind of ["pointerleave", "focusout"]) map.addEventListener(kind, () => light(null));
}

// Sources stand beside the line that cites them where the screen has a margin. They say what the list under the page says,
// so a screen reader is spared the second time.
function setInMargin(text) {
  const margin = document.createElement("ol");
  margin.className = "margin-notes";
  margin.setAttribute("aria-hidden", "true");
  const pairs = [];
  const seen = new Set();
  for (const link of text.querySelectorAll(".cite a[href^='#note-']")) {
    const source = document.getElementById(link.hash.slice(1));
    if (!source || seen.has(source)) continue;
    seen.add(source);
    const copy = source.cloneNode(true);
    for (const extra of copy.querySelectorAll("a")) extra.remove();
    const item = document.createElement("li");
    item.className = "margin-notes__item";
    item.textContent = `${link.textContent}  ${copy.textContent.trim()}`;
    margin.append(item);
    pairs.push([link, item]);
  }
  const place = () => {
    const top = text.getBoundingClientRect().top;
    const tops = pairs.map(([link]) => link.getBoundingClientRect().top - top);
    const heights = pairs.map(([, item]) => item.offsetHeight);
    let free = 0;
    pairs.forEach(([, item], index) => {
      const at = Math.max(tops[index], free);
      item.style.top = `${at}px`;
      free = at + heights[index] + 12;
    });
  };
  const wide = matchMedia("(width >= 78rem)");
  const decide = () => {
    if (wide.matches) text.append(margin);
    else margin.remove();
    if (wide.matches) place();
  };
  wide.addEventListener("change", decide);
  new ResizeObserver(() => wide.matches && place()).observe(text);
  decide();
}

// Responses that were not sent yet must not be forgotten on a device that somebody leaves.
function askBeforeSignOut(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { signOut } = await import("./sign_out.js");
      await signOut(form);
    } catch {
      form.submit();
    }
  });
}

for (const form of document.querySelectorAll('form[action="/sign-out"]')) askBeforeSignOut(form);
for (const text of document.querySelectorAll(".reading__text")) setInMargin(text);
for (const list of document.querySelectorAll("[data-contents]")) followContents(list);
for (const map of document.querySelectorAll("[data-body-map]")) nameRegions(map);
if (document.querySelector("[data-meaning]")) showMeanings();
if (document.querySelector("[data-mark]")) markWithoutLeaving();
document.querySelector(".error-summary")?.focus();
// What is typed into a search field is met with suggestions, by a script of its own that comes when one begins.
document.addEventListener("focusin", ({ target }) => {
  if (target.matches("[data-suggest]"))
    import("./search.js").then(
      ({ suggest }) => suggest(target),
      () => {},
    );
});
